package io.tauro.memory;

import io.tauro.data.ColumnVector;
import io.tauro.predicate.ValueOrder;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values as objects: slow, and right for all types. Not thread-safe. */
final class AnyValues implements ColumnValues {

    private final boolean comparable;
    private final Set<Object> distinct = new HashSet<>();
    private boolean tooMany;
    private @Nullable Object least;
    private @Nullable Object greatest;

    AnyValues(boolean comparable) {
        this.comparable = comparable;
    }

    @Override
    public void add(ColumnVector vector, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            add(Objects.requireNonNull(vector.value(rows[i])));
        }
    }

    private void add(Object value) {
        if (!tooMany) {
            distinct.add(identity(value));
            tooMany = distinct.size() > MOST_DISTINCT;
        }
        if (comparable) {
            least = least == null || ValueOrder.compare(value, least) < 0 ? value : least;
            greatest =
                    greatest == null || ValueOrder.compare(value, greatest) > 0 ? value : greatest;
        }
    }

    /** An object that is equal where the engine finds the values equal. */
    private static Object identity(Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        return value instanceof Float number ? (Object) (number + 0.0f) : value;
    }

    @Override
    public OptionalLong distinct() {
        return tooMany ? OptionalLong.empty() : OptionalLong.of(distinct.size());
    }

    @Override
    public Optional<Object> least() {
        return Optional.ofNullable(least);
    }

    @Override
    public Optional<Object> greatest() {
        return Optional.ofNullable(greatest);
    }
}
