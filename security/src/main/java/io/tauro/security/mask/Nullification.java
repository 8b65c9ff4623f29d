package io.tauro.security.mask;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows NULL in the place of every value. */
record Nullification(String name, String column, DataType type) implements ColumnTransform {

    @Override
    public List<String> inputs() {
        return List.of(column);
    }

    @Override
    public ColumnVector apply(List<ColumnVector> inputs, int @Nullable [] selected, int count) {
        VectorBuilder entry = new VectorBuilder(type, 1);
        entry.appendNull();
        return new ConstantVector(entry.build(), inputs.get(0).size());
    }

    @Override
    public @Nullable Object one(List<@Nullable Object> inputs) {
        return null;
    }
}
