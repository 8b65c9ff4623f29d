package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.VectorBuilder;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.FieldEncryption;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.Mask;
import io.tauro.security.mask.MaskTarget;
import io.tauro.type.DataType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CipherTransformsTest {

    private static final FieldEncryption PII = FieldEncryption.by("pii");
    private static final Optional<String> NONE = Optional.empty();

    private final KeyRing ring = TestKeys.ring();
    private final TransformFactory factory = new TransformFactory(ring);

    private static MaskTarget column(DataType type) {
        return new MaskTarget(
                "customers",
                "ssn",
                type,
                Map.of("ssn", type, "Id", DataType.BIGINT, "score", DataType.DOUBLE),
                1);
    }

    private ColumnTransform encrypted(FieldEncryption encryption, DataType type) {
        return factory.transform(new Encrypted(encryption), column(type), NONE);
    }

    private ColumnTransform decrypted(FieldEncryption encryption) {
        return factory.transform(new Decrypted(encryption), column(DataType.VARCHAR), NONE);
    }

    private static ColumnVector vector(DataType type, @Nullable Object... values) {
        VectorBuilder builder = new VectorBuilder(type, values.length);
        for (Object value : values) {
            builder.append(value);
        }
        return builder.build();
    }

    private static DictionaryVector dictionary(ColumnVector entries, int... codes) {
        return new DictionaryVector(entries, codes, null, codes.length);
    }

    private static List<@Nullable Object> values(ColumnVector vector) {
        return IntStream.range(0, vector.size()).mapToObj(vector::value).toList();
    }

    private static ColumnVector all(ColumnTransform transform, ColumnVector... inputs) {
        return transform.apply(List.of(inputs), null, inputs[0].size());
    }

    @Test
    void valuesOfTheSourceAreShownEncipheredAndNullAsNull() {
        ColumnTransform shown = encrypted(PII, DataType.DATE);
        assertThat(shown.name()).isEqualTo("encrypt");
        assertThat(shown.type()).isEqualTo(DataType.VARCHAR);
        assertThat(shown.inputs()).containsExactly("ssn");
        assertThat(shown.isRepeatable()).isFalse();
        LocalDate day = LocalDate.of(1971, 2, 3);
        ColumnVector result = all(shown, vector(DataType.DATE, day, null, day));
        FieldCipher host = ring.cipher(PII.of(DataType.DATE), "customers", "ssn", NONE);
        assertThat(host.decrypt((String) result.value(0))).isEqualTo(day);
        assertThat(result.isNull(1)).isTrue();
        assertThat(host.decrypt((String) result.value(2))).isEqualTo(day);
    }

    @Test
    void equalEntriesOfADictionaryDoNotLookEqualUnlessTheyMay() {
        ColumnVector rows = dictionary(vector(DataType.VARCHAR, "a", null), 0, 0, 1, 0);
        ColumnVector constant = new ConstantVector(vector(DataType.VARCHAR, "a"), 4);
        for (ColumnVector input : List.of(rows, constant)) {
            ColumnVector random = all(encrypted(PII, DataType.VARCHAR), input);
            assertThat(random.value(0)).isNotEqualTo(random.value(1));
            assertThat(random.value(1)).isNotEqualTo(random.value(3));
            ColumnVector comparable = all(encrypted(PII.repeatable(), DataType.VARCHAR), input);
            assertThat(comparable).hasSameClassAs(input);
            assertThat(comparable.value(0)).isEqualTo(comparable.value(3)).isNotNull();
            assertThat(comparable.isNull(2)).isEqualTo(input.isNull(2));
        }
    }

    @Test
    void aCiphertextIsBoundToTheKeyOfItsRow() {
        ColumnTransform shown = encrypted(PII.boundTo("id"), DataType.VARCHAR);
        assertThat(shown.inputs()).containsExactly("ssn", "Id");
        ColumnVector ids = vector(DataType.BIGINT, 1L, 2L, null);
        ColumnVector result = all(shown, vector(DataType.VARCHAR, "a", "b", "c"), ids);
        FieldCipher host = ring.cipher(PII.boundTo("id"), "customers", "ssn", NONE);
        assertThat(host.decrypt((String) result.value(0), 1L)).isEqualTo("a");
        assertThatThrownBy(() -> host.decrypt((String) result.value(0), 2L))
                .hasMessageStartingWith("TAURO-3006");
        ColumnTransform again = decrypted(PII.boundTo("ID").storedEncrypted());
        assertThat(again.apply(List.of(result, ids), new int[] {0, 1}, 2).value(1)).isEqualTo("b");
        assertThatThrownBy(() -> again.apply(List.of(result, ids), new int[] {2}, 1))
                .as("a row without a key")
                .hasMessageStartingWith("TAURO-3006");
        ColumnVector swapped = vector(DataType.BIGINT, 2L, 1L, null);
        assertThatThrownBy(() -> again.apply(List.of(result, swapped), new int[] {0}, 1))
                .hasMessageStartingWith("TAURO-3006");
    }

    @Test
    void whatAHostHasStoredIsDecipheredAsItsType() {
        FieldEncryption stored = PII.of(DataType.DATE).storedEncrypted();
        FieldCipher host = ring.cipher(stored, "customers", "ssn", NONE);
        LocalDate day = LocalDate.of(1971, 2, 3);
        String text = host.encrypt(day);
        ColumnTransform shown = decrypted(stored);
        assertThat(shown.type()).isEqualTo(DataType.DATE);
        assertThat(shown.isRepeatable()).isTrue();
        ColumnVector plain = vector(DataType.VARCHAR, text, null, text);
        assertThat(values(all(shown, plain))).containsExactly(day, null, day);
        ColumnVector entries = dictionary(vector(DataType.VARCHAR, text), 0, 0);
        assertThat(all(shown, entries)).isInstanceOf(DictionaryVector.class);
        assertThat(values(all(shown, entries))).containsExactly(day, day);
        assertThat(shown.one(Arrays.asList(text))).isEqualTo(day);
        assertThat(shown.one(Arrays.asList((Object) null))).isNull();
    }

    @Test
    void whatIsStoredEncipheredIsShownAsItIsAndAnythingElseNotAtAll() {
        FieldEncryption stored = PII.boundTo("id").storedEncrypted();
        String text = ring.cipher(stored, "customers", "ssn", NONE).encrypt("secret", 1L);
        ColumnTransform shown = encrypted(stored, DataType.varchar(200));
        assertThat(shown.inputs()).containsExactly("ssn");
        assertThat(shown.type()).isEqualTo(DataType.VARCHAR);
        ColumnVector mixed = vector(DataType.varchar(200), text, null, "123-45-6789");
        ColumnVector good = shown.apply(List.of(mixed), new int[] {0, 1}, 2);
        assertThat(good.value(0)).isEqualTo(text);
        assertThat(good.isNull(1)).isTrue();
        assertThat(good.isNull(2)).as("what is not asked for is not carried along").isTrue();
        assertThatThrownBy(() -> all(shown, mixed)).hasMessageStartingWith("TAURO-3006");
        assertThat(shown.one(Arrays.asList(text))).isEqualTo(text);
        assertThatThrownBy(() -> shown.one(Arrays.asList("123-45-6789")))
                .hasMessageStartingWith("TAURO-3006");
    }

    @Test
    void anEntryThatOnlyHiddenRowsHaveIsNotTouched() {
        String text = ring.cipher(PII, "customers", "ssn", NONE).encrypt("a");
        ColumnVector rows = dictionary(vector(DataType.VARCHAR, text, "broken"), 0, 1, 0);
        for (ColumnTransform shown :
                List.of(
                        decrypted(PII.storedEncrypted()),
                        encrypted(PII.storedEncrypted(), DataType.VARCHAR))) {
            ColumnVector result = shown.apply(List.of(rows), new int[] {0, 2}, 2);
            assertThat(result.value(0)).isEqualTo(result.value(2)).isNotNull();
            assertThat(result.size()).isEqualTo(3);
            assertThatThrownBy(() -> shown.apply(List.of(rows), new int[] {1}, 1))
                    .hasMessageStartingWith("TAURO-3006");
        }
        ColumnVector broken = new ConstantVector(vector(DataType.VARCHAR, "broken"), 2);
        assertThat(decrypted(PII.storedEncrypted()).apply(List.of(broken), new int[0], 0).size())
                .isEqualTo(2);
    }

    @Test
    void theEdgeTellsARightCiphertextFromAWrongOne() {
        for (FieldEncryption encryption : List.of(PII, PII.repeatable())) {
            ColumnTransform shown = encrypted(encryption, DataType.VARCHAR);
            Object right = all(shown, vector(DataType.VARCHAR, "a")).value(0);
            assertThat(shown.isRight(List.of("a"), right)).isTrue();
            assertThat(shown.isRight(List.of("b"), right)).isFalse();
            assertThat(shown.isRight(List.of("a"), "a")).isFalse();
            assertThat(shown.isRight(List.of("a"), null)).isFalse();
            assertThat(shown.isRight(Arrays.asList((Object) null), right)).isFalse();
            assertThat(shown.isRight(Arrays.asList((Object) null), null)).isTrue();
        }
        ColumnTransform byRow = encrypted(PII.boundTo("id"), DataType.VARCHAR);
        Object ofOne = byRow.one(List.of("a", 1L));
        assertThat(byRow.isRight(List.of("a", 1L), ofOne)).isTrue();
        assertThat(byRow.isRight(List.of("a", 2L), ofOne)).isFalse();
        Object ofNone = byRow.one(Arrays.asList("a", null));
        assertThat(byRow.isRight(Arrays.asList("a", null), ofNone)).isTrue();
        assertThat(byRow.isRight(Arrays.asList("a", 1L), ofNone)).isFalse();
    }

    @Test
    void aTenantCannotReadWhatAnotherOneWasShown() {
        MaskTarget target = column(DataType.VARCHAR);
        ColumnVector shown =
                all(
                        factory.transform(new Encrypted(PII), target, Optional.of("acme")),
                        vector(DataType.VARCHAR, "a"));
        FieldEncryption stored = PII.storedEncrypted();
        ColumnTransform own = factory.transform(new Decrypted(stored), target, Optional.of("acme"));
        assertThat(all(own, shown).value(0)).isEqualTo("a");
        for (Optional<String> other : List.of(Optional.of("globex"), NONE)) {
            ColumnTransform others = factory.transform(new Decrypted(stored), target, other);
            assertThatThrownBy(() -> all(others, shown)).hasMessageStartingWith("TAURO-3006");
        }
    }

    @Test
    void anEncryptionThatDoesNotFitItsColumnIsRefused() {
        assertThatThrownBy(() -> encrypted(PII, DataType.array(DataType.BIGINT)))
                .hasMessageStartingWith("TAURO-1011 Values of type BIGINT ARRAY");
        assertThatThrownBy(() -> encrypted(PII.storedEncrypted(), DataType.BIGINT))
                .hasMessage(
                        "TAURO-1011 Column 'ssn' of table 'customers', enciphered by key 'pii', holds ciphertexts, but is of type BIGINT. Store them as text, or say that the source holds values.");
        assertThatThrownBy(() -> encrypted(PII.boundTo("nr"), DataType.VARCHAR))
                .hasMessageContaining("is bound to column 'nr', which the table does not have");
        assertThatThrownBy(() -> encrypted(PII.boundTo("score"), DataType.VARCHAR))
                .hasMessageContaining("is bound to column 'score' of type DOUBLE");
        assertThatThrownBy(() -> encrypted(PII.boundTo("ssn"), DataType.VARCHAR))
                .hasMessageContaining("is bound to itself");
        assertThatThrownBy(() -> encrypted(FieldEncryption.by("absent"), DataType.VARCHAR))
                .hasMessageStartingWith("TAURO-1011 There is no key 'absent'");
    }

    @Test
    void theFactoryMakesMasksTooAndNothingOfWhatIsHidden() {
        ColumnTransform mask =
                factory.transform(new Masked(Mask.redact()), column(DataType.VARCHAR), NONE);
        assertThat(mask.one(Arrays.asList("a"))).isEqualTo("***");
        assertThatThrownBy(() -> factory.transform(new Hidden(), column(DataType.VARCHAR), NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRotatedKeyCountsForTransformsThatAreThereAlready() throws Exception {
        java.util.concurrent.atomic.AtomicReference<com.google.crypto.tink.KeysetHandle> now =
                new java.util.concurrent.atomic.AtomicReference<>(Keysets.generate());
        KeyRing rotating = KeyRing.builder().key("pii", (name, tenant) -> now.get()).build();
        ColumnTransform shown =
                new TransformFactory(rotating)
                        .transform(new Encrypted(PII.repeatable()), column(DataType.VARCHAR), NONE);
        Object before = shown.one(List.of("a"));
        now.set(Keysets.withNewPrimary(now.get()));
        rotating.reload();
        assertThat(shown.one(List.of("a"))).isNotEqualTo(before);
        assertThat(all(shown, vector(DataType.VARCHAR, "a")).value(0))
                .isEqualTo(shown.one(List.of("a")));
    }
}
