package io.tauro.security.mask;

import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the same text in the place of every value; as JSON, a text of JSON. */
final class Redaction implements ColumnTransform {

    private final String name;
    private final String column;
    private final DataType type;
    private final String text;

    Redaction(String name, String column, DataType type) {
        this.name = name;
        this.column = column;
        this.type = type;
        this.text = of(type).orElse("");
    }

    /** What stands for any value of a type of text; of another type, nothing can. */
    static Optional<String> of(DataType type) {
        return switch (type.kind()) {
            case JSON -> Optional.of("\"***\"");
            case CHAR, VARCHAR ->
                    Optional.of(
                            type.precision() == DataType.UNBOUNDED
                                    ? "***"
                                    : "*".repeat(Math.min(3, type.precision())));
            default -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public List<String> inputs() {
        return List.of(column);
    }

    @Override
    public ColumnVector apply(List<ColumnVector> inputs, int @Nullable [] selected, int count) {
        ColumnVector in = inputs.get(0);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BytesVector entry = new BytesVector(type, bytes, new int[] {0, bytes.length}, null, 1);
        return new DictionaryVector(entry, new int[in.size()], Nulls.of(in), in.size());
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> inputs) {
        if (inputs.get(0) == null) {
            return null;
        }
        if (type.kind() == TypeKind.JSON) {
            return '"' + "***" + '"';
        }
        StringBuilder stars = new StringBuilder("***");
        while (type.precision() != DataType.UNBOUNDED && stars.length() > type.precision()) {
            stars.setLength(stars.length() - 1);
        }
        return stars.toString();
    }
}
