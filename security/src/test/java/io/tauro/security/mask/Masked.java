package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What masks show, asked in every way there is: all ways have to agree. */
final class Masked {

    /** A key for each name: the name itself. */
    static final MaskKeys KEYS =
            (key, message) -> {
                try {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                    return mac.doFinal(message);
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(e);
                }
            };

    private Masked() {}

    static ColumnTransform transform(Mask mask, DataType type) {
        return ColumnTransforms.of(mask, MaskTarget.of("customers", "c", type), KEYS);
    }

    /** What a mask shows of a value. */
    static Object show(Mask mask, DataType type, Object value) {
        return show(transform(mask, type), type, Collections.singletonList(value)).get(0);
    }

    static Object show(Mask mask, String text) {
        return show(mask, DataType.VARCHAR, text);
    }

    /**
     * What a transform of one column shows of values, which each vector and each row alone must
     * give.
     */
    static List<Object> show(ColumnTransform transform, DataType type, List<?> values) {
        ColumnVector plain = vector(type, values);
        int size = values.size();
        List<Object> shown = values(transform.apply(List.of(plain), null, size));
        for (int row = 0; row < size; row++) {
            Object value = plain.value(row);
            assertThat(transform.one(Collections.singletonList(value)))
                    .as("the scalar twin")
                    .isEqualTo(shown.get(row));
            assertThat(values(transform.apply(List.of(constant(type, value)), null, 3)))
                    .as("a constant")
                    .isEqualTo(Collections.nCopies(3, shown.get(row)));
        }
        int[] codes = IntStream.range(0, 3 * size).map(row -> size - 1 - row % size).toArray();
        ColumnVector dictionary = new DictionaryVector(plain, codes, null, codes.length);
        List<Object> entries = values(transform.apply(List.of(dictionary), null, codes.length));
        for (int row = 0; row < codes.length; row++) {
            assertThat(entries.get(row)).as("a dictionary").isEqualTo(shown.get(codes[row]));
        }
        int[] some = IntStream.range(0, size).filter(row -> row % 2 == 1).toArray();
        for (ColumnVector in : List.of(plain, dictionary)) {
            ColumnVector selected = transform.apply(List.of(in), some, some.length);
            assertThat(selected.size()).isEqualTo(in.size());
            Object[] all = in == plain ? shown.toArray() : entries.toArray();
            Arrays.stream(some)
                    .forEach(
                            row ->
                                    assertThat(selected.value(row))
                                            .as("a selection")
                                            .isEqualTo(all[row]));
        }
        return shown;
    }

    static ColumnVector vector(DataType type, List<?> values) {
        VectorBuilder builder = new VectorBuilder(type, values.size());
        values.forEach(builder::append);
        return builder.build();
    }

    static ColumnVector constant(DataType type, Object value) {
        return new ConstantVector(vector(type, Collections.singletonList(value)), 3);
    }

    static List<Object> values(ColumnVector vector) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < vector.size(); row++) {
            assertThat(vector.isNull(row)).isEqualTo(vector.value(row) == null);
            values.add(vector.value(row));
        }
        return values;
    }
}
