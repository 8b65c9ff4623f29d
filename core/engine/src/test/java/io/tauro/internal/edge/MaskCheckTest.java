package io.tauro.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.FieldEncryption;
import io.tauro.security.crypto.KeyProvider;
import io.tauro.security.crypto.KeyRing;
import io.tauro.security.crypto.TransformFactory;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown is what the mask makes of each value, and not the value. */
class MaskCheckTest {

    private static final ColumnTransform STARS =
            new ColumnTransform() {
                @Override
                public String name() {
                    return "stars";
                }

                @Override
                public DataType type() {
                    return DataType.VARCHAR;
                }

                @Override
                public List<String> inputs() {
                    return List.of("a");
                }

                @Override
                public ColumnVector apply(
                        List<ColumnVector> inputs, int @Nullable [] selected, int count) {
                    throw new UnsupportedOperationException("Not asked");
                }

                @Override
                public @Nullable Object one(List<@Nullable Object> inputs) {
                    return inputs.get(0) == null ? null : "***";
                }
            };

    private static ColumnVector texts(@Nullable String... values) {
        VectorBuilder builder = new VectorBuilder(DataType.VARCHAR, values.length);
        for (String value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    private static boolean holds(ColumnVector raw, ColumnVector shown) {
        return holds(STARS, raw, shown);
    }

    private static boolean holds(ColumnTransform mask, ColumnVector raw, ColumnVector shown) {
        return new MaskCheck(mask, List.of(0))
                .holds(Batch.of(raw.size(), raw), Batch.of(shown.size(), shown), 0);
    }

    @Test
    void maskedValuesPass() {
        assertThat(holds(texts("x", null), texts("***", null))).isTrue();
    }

    @Test
    void aValueAsItIsDoesNot() {
        assertThat(holds(texts("x", "y"), texts("***", "y"))).isFalse();
        assertThat(holds(texts("x", null), texts("***", "***"))).isFalse();
    }

    @Test
    void anyEntryOfADictionaryIsLookedAt() {
        int[] codes = new int[1000];
        codes[500] = 1;
        ColumnVector raw = new DictionaryVector(texts("x", "y"), codes, null, 1000);
        assertThat(holds(raw, new DictionaryVector(texts("***", "***"), codes, null, 1000)))
                .isTrue();
        assertThat(holds(raw, new DictionaryVector(texts("***", "y"), codes, null, 1000)))
                .isFalse();
    }

    @Test
    void entriesThatNoRowHasDoNotMatter() {
        int[] codes = {0, 0};
        ColumnVector raw = new DictionaryVector(texts("x", "y"), codes, null, 2);
        assertThat(holds(raw, new DictionaryVector(texts("***", "y"), codes, null, 2))).isTrue();
    }

    @Test
    void aTextThatWasShownRightlyOnceIsLookedAtAgainInTheNextDictionary() {
        MaskCheck check = new MaskCheck(STARS, List.of(0));
        assertThat(holds(check, texts("x", "y"), texts("***", "***"), 0, 1)).isTrue();
        assertThat(holds(check, texts("y", "x"), texts("***", "***"), 0, 1)).isTrue();
        assertThat(holds(check, texts("y", "x"), texts("***", "x"), 0, 1)).isFalse();
    }

    @Test
    void anEntryThatNoRowHadBeforeIsLookedAtWhenOneHasIt() {
        MaskCheck check = new MaskCheck(STARS, List.of(0));
        ColumnVector raw = texts("x", "y", null);
        ColumnVector shown = texts("***", "y", "z");
        assertThat(holds(check, raw, shown, 0, 0)).isTrue();
        assertThat(holds(check, raw, shown, 0, 0)).isTrue();
        assertThat(holds(check, raw, shown, 0, 2)).isFalse();
        assertThat(holds(check, raw, shown, 0, 1)).isFalse();
    }

    @Test
    void rowsThatAreNullBesideTheirDictionaryAreLookedAtOneByOne() {
        int[] codes = {0, 0, 0};
        long[] secondIsNull = {0b101};
        ColumnVector raw = new DictionaryVector(texts("x"), codes, secondIsNull, 3);
        assertThat(holds(raw, new DictionaryVector(texts("***"), codes, secondIsNull, 3))).isTrue();
        assertThat(holds(raw, new DictionaryVector(texts("***"), codes, null, 3))).isFalse();
        ColumnVector all = new DictionaryVector(texts("x"), codes, null, 3);
        assertThat(holds(all, new DictionaryVector(texts("***"), codes, secondIsNull, 3)))
                .isFalse();
    }

    private static boolean holds(
            MaskCheck check, ColumnVector raw, ColumnVector shown, int... codes) {
        return check.holds(
                Batch.of(codes.length, new DictionaryVector(raw, codes, null, codes.length)),
                Batch.of(codes.length, new DictionaryVector(shown, codes, null, codes.length)),
                0);
    }

    @Test
    void whatIsShownOfFewerRowsDoesNotPass() {
        assertThat(holds(texts("x", "y"), texts("***"))).isFalse();
    }

    @Test
    void aMaskThatDoesNothingIsFoundInTheFirstBatch() {
        String[] values = new String[4096];
        for (int i = 0; i < values.length; i++) {
            values[i] = "value " + i;
        }
        assertThat(holds(texts(values), texts(values))).isFalse();
    }

    @Test
    void aCiphertextIsRightIfItIsOneOfTheValue() {
        byte[] key = new byte[32];
        new java.util.Random(1).nextBytes(key);
        KeyRing keys = KeyRing.builder().key("k", KeyProvider.bytes(key)).build();
        ColumnTransform cipher =
                new TransformFactory(keys)
                        .transform(
                                new Encrypted(FieldEncryption.by("k")),
                                MaskTarget.of("t", "a", DataType.VARCHAR),
                                Optional.empty());
        assertThat(cipher.isRepeatable()).isFalse();
        assertThat(cipher.isVerifiable()).isTrue();
        ColumnVector raw = texts("x", "y", null);
        ColumnVector shown = cipher.apply(List.of(raw), null, 3);
        assertThat(holds(cipher, raw, shown)).isTrue();
        assertThat(holds(cipher, texts("y", "x", null), shown)).isFalse();
        assertThat(holds(cipher, raw, raw)).isFalse();
        assertThat(holds(cipher, texts("x", "y", "z"), shown)).isFalse();
    }
}
