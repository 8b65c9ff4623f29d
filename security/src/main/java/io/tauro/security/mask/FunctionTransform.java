package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * A function of the host's. Where it throws, or gives what does not fit the column, text is shown
 * as stars and anything else as NULL; characters that must not be shown become stars.
 */
final class FunctionTransform extends OneColumn {

    private final MaskFunction function;

    FunctionTransform(String column, DataType type, MaskFunction function) {
        super("function " + function.name(), column, type);
        this.function = function;
    }

    /** Nobody knows what a host's function depends on. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    @Nullable Object ofValue(Object value) {
        try {
            Object shown = function.mask(value, type());
            return shown == null ? null : checked(shown);
        } catch (RuntimeException | StackOverflowError e) {
            return redacted();
        }
    }

    private @Nullable Object checked(Object shown) {
        if (!type().javaType().isInstance(shown) || !isShort(shown)) {
            return redacted();
        }
        boolean text = shown instanceof String && type().kind() != TypeKind.JSON;
        VectorBuilder held = new VectorBuilder(type(), 1);
        held.append(text ? visible((String) shown) : shown);
        return held.build().value(0);
    }

    private boolean isShort(Object shown) {
        int length = 0;
        if (shown instanceof String text) {
            length = text.codePointCount(0, text.length());
        } else if (shown instanceof byte[] bytes) {
            length = bytes.length;
        }
        return type().precision() == DataType.UNBOUNDED
                || type().kind() == TypeKind.DECIMAL
                || type().kind().isTemporal()
                || length <= type().precision();
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(one -> visible.appendCodePoint(Clusters.isSafe(one) ? one : '*'));
        return visible.toString();
    }

    private @Nullable Object redacted() {
        return Redaction.of(type()).orElse(null);
    }

    @Override
    ColumnVector ofVector(ColumnVector in, int @Nullable [] selected, int count) {
        VectorBuilder out = new VectorBuilder(type(), in.size());
        for (int i = 0; i < count; i++) {
            int row = selected == null ? i : selected[i];
            while (out.size() < row) {
                out.appendNull();
            }
            Object value = in.value(row);
            out.append(value == null ? null : ofValue(value));
        }
        while (out.size() < in.size()) {
            out.appendNull();
        }
        return out.build();
    }
}
