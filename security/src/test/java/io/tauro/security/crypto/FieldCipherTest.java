package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCipherTest {

    private static final FieldEncryption PII = FieldEncryption.by("pii");
    private static final Optional<String> NONE = Optional.empty();

    private final KeyRing ring = TestKeys.ring();

    private FieldCipher ssn(FieldEncryption encryption) {
        return ring.cipher(encryption, "customers", "ssn", NONE);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.DECRYPTION_FAILED);
                            assertThat(e)
                                    .hasMessage(
                                            "TAURO-3006 A value could not be deciphered. Check that the source holds what was enciphered for this place, and that its key is there.");
                            assertThat(e.context()).isEmpty();
                            assertThat(e.getCause()).isNull();
                            assertThat(e.getSuppressed()).isEmpty();
                        });
    }

    static List<Arguments> valuesOfAllScalarTypes() {
        List<Arguments> all = new ArrayList<>();
        all.add(Arguments.of(DataType.BOOLEAN, true));
        all.add(Arguments.of(DataType.BOOLEAN, false));
        all.add(Arguments.of(DataType.TINYINT, (byte) -128));
        all.add(Arguments.of(DataType.SMALLINT, (short) 32767));
        all.add(Arguments.of(DataType.INTEGER, Integer.MIN_VALUE));
        all.add(Arguments.of(DataType.BIGINT, Long.MAX_VALUE));
        all.add(Arguments.of(DataType.decimal(10, 4), new BigDecimal("-123456.7890")));
        all.add(Arguments.of(DataType.decimal(38, 0), new BigDecimal("9".repeat(38))));
        all.add(Arguments.of(DataType.decimal(38, 38), new BigDecimal("-0." + "9".repeat(38))));
        all.add(Arguments.of(DataType.decimal(5, 2), new BigDecimal("0.00")));
        all.add(Arguments.of(DataType.REAL, -0.1f));
        all.add(Arguments.of(DataType.REAL, Float.NaN));
        all.add(Arguments.of(DataType.DOUBLE, Double.MIN_VALUE));
        all.add(Arguments.of(DataType.DOUBLE, Double.NEGATIVE_INFINITY));
        all.add(Arguments.of(DataType.DOUBLE, -0.0));
        all.add(Arguments.of(DataType.VARCHAR, ""));
        all.add(Arguments.of(DataType.VARCHAR, "Zoë \uD83D\uDE00 \u0000 line\nend "));
        all.add(Arguments.of(DataType.character(8), "abc"));
        all.add(Arguments.of(DataType.JSON, "{\"a\": 1}"));
        all.add(Arguments.of(DataType.VARBINARY, new byte[] {0, -1, 127}));
        all.add(Arguments.of(DataType.VARBINARY, new byte[0]));
        all.add(Arguments.of(DataType.DATE, LocalDate.of(-1, 2, 28)));
        all.add(Arguments.of(DataType.TIME, LocalTime.of(23, 59, 59, 999_999_000)));
        all.add(Arguments.of(DataType.TIMESTAMP, LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1000)));
        all.add(Arguments.of(DataType.timestamp(0), LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
        all.add(
                Arguments.of(
                        DataType.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6000, ZoneOffset.UTC)));
        all.add(Arguments.of(DataType.INTERVAL_YEAR_MONTH, Period.of(-3, -2, 0)));
        all.add(Arguments.of(DataType.INTERVAL_DAY_SECOND, Duration.ofNanos(-1_000_001_000L)));
        all.add(Arguments.of(DataType.UUID, new UUID(-1L, 7L)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("valuesOfAllScalarTypes")
    void aValueOfAnyScalarTypeComesBackExactly(DataType type, Object value) {
        for (FieldEncryption encryption : List.of(PII.of(type), PII.of(type).repeatable())) {
            FieldCipher cipher = ssn(encryption);
            String text = cipher.encrypt(value);
            assertThat(text).matches("[de]1_[A-Za-z0-9_-]{29,}");
            Object again = cipher.decrypt(text);
            assertThat(again).isEqualTo(value).hasSameClassAs(value);
        }
    }

    @Test
    void nullStaysNull() {
        assertThat(ssn(PII).encrypt(null)).isNull();
        assertThat(ssn(PII).decrypt(null)).isNull();
        assertThat(ssn(PII.boundTo("id")).encrypt(null, 1L)).isNull();
        assertThat(ssn(PII.boundTo("id")).decrypt(null, 1L)).isNull();
    }

    @Test
    void aValueOfAnotherTypeIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ssn(PII.of(DataType.DATE)).encrypt("1971-02-03"))
                .hasMessage(
                        "TAURO-2014 A String is to be enciphered as DATE, and is no such value. Give one of class LocalDate that fits the type.");
        assertThatThrownBy(() -> ssn(PII.of(DataType.TINYINT)).encrypt(300))
                .hasMessageStartingWith("TAURO-2014 A Integer is to be enciphered as TINYINT");
        assertThatThrownBy(
                        () -> ssn(PII.of(DataType.decimal(4, 1))).encrypt(new BigDecimal("1.25")))
                .hasMessageStartingWith("TAURO-2014")
                .hasMessageNotContaining("1.25");
        assertThatThrownBy(() -> ssn(PII).encrypt("\uD800"))
                .hasMessageStartingWith("TAURO-2014 A String is to be enciphered as VARCHAR");
        assertThatThrownBy(() -> ssn(PII.of(DataType.array(DataType.BIGINT))))
                .hasMessageStartingWith(
                        "TAURO-1011 Values of type BIGINT ARRAY cannot be enciphered");
    }

    @Test
    void whatWasEncipheredAsOneTypeIsNotReadAsAnother() {
        String number = ssn(PII.of(DataType.BIGINT)).encrypt(300L);
        assertThat(ssn(PII.of(DataType.INTEGER)).decrypt(number)).isEqualTo(300);
        refused(() -> ssn(PII.of(DataType.TINYINT)).decrypt(number));
        refused(() -> ssn(PII.of(DataType.DATE)).decrypt(number));
        refused(() -> ssn(PII).decrypt(number));
        String fine =
                ssn(PII.of(DataType.TIMESTAMP))
                        .encrypt(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1000));
        refused(() -> ssn(PII.of(DataType.timestamp(3))).decrypt(fine));
    }

    @Test
    void equalValuesHaveDifferentCiphertextsUnlessEqualOnesAreAskedFor() {
        assertThat(ssn(PII).encrypt("123-45-6789")).isNotEqualTo(ssn(PII).encrypt("123-45-6789"));
        assertThat(ssn(PII.repeatable()).encrypt("123-45-6789"))
                .isEqualTo(ssn(PII.repeatable()).encrypt("123-45-6789"))
                .isNotEqualTo(ssn(PII.repeatable()).encrypt("123-45-6780"));
        refused(() -> ssn(PII.repeatable()).decrypt(ssn(PII).encrypt("123-45-6789")));
        refused(() -> ssn(PII).decrypt(ssn(PII.repeatable()).encrypt("123-45-6789")));
    }

    @Test
    void aCiphertextOfAnotherRowIsRefused() {
        FieldCipher cipher = ssn(PII.boundTo("id"));
        String first = cipher.encrypt("123-45-6789", 1L);
        assertThat(cipher.decrypt(first, 1L)).isEqualTo("123-45-6789");
        refused(() -> cipher.decrypt(first, 2L));
        refused(() -> cipher.decrypt(first, "1"));
        refused(() -> ssn(PII).decrypt(first));
    }

    @Test
    void aRowKeyIsTheSameWhateverTypeOfNumberASourceGivesIt() {
        FieldCipher cipher = ssn(PII.boundTo("id"));
        String text = cipher.encrypt("x", 700L);
        assertThat(cipher.decrypt(text, 700)).isEqualTo("x");
        assertThat(cipher.decrypt(text, (short) 700)).isEqualTo("x");
        assertThat(cipher.decrypt(text, new BigDecimal("700.00"))).isEqualTo("x");
        refused(() -> cipher.decrypt(text, new BigDecimal("700.01")));
        assertThatThrownBy(() -> cipher.encrypt("x", 700.0))
                .hasMessageStartingWith("TAURO-2014 A Double cannot be the key of a row");
        assertThatThrownBy(() -> cipher.encrypt("x", LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1)))
                .hasMessageStartingWith("TAURO-2014 A LocalDateTime cannot be the key of a row");
    }

    @Test
    void theKeyOfARowIsGivenIfAndOnlyIfCiphertextsAreBoundToIt() {
        assertThatThrownBy(() -> ssn(PII).encrypt("x", 1L)).hasMessageStartingWith("TAURO-2014");
        assertThatThrownBy(() -> ssn(PII.boundTo("id")).encrypt("x"))
                .hasMessageStartingWith("TAURO-2014");
        assertThatThrownBy(() -> ssn(PII.boundTo("id")).decrypt("x"))
                .hasMessageStartingWith("TAURO-2014");
    }

    @Test
    void aCiphertextOfAnotherColumnTableTenantOrKeyIsRefused() {
        for (FieldEncryption encryption : List.of(PII, PII.repeatable())) {
            String text = ssn(encryption).encrypt("123-45-6789");
            refused(() -> ring.cipher(encryption, "customers", "name", NONE).decrypt(text));
            refused(() -> ring.cipher(encryption, "customers", "SSN", NONE).decrypt(text));
            refused(() -> ring.cipher(encryption, "suppliers", "ssn", NONE).decrypt(text));
            refused(
                    () ->
                            ring.cipher(encryption, "customers", "ssn", Optional.of("acme"))
                                    .decrypt(text));
            FieldEncryption other =
                    new FieldEncryption(
                            "other",
                            encryption.deterministic(),
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            refused(() -> ring.cipher(other, "customers", "ssn", NONE).decrypt(text));
            assertThat(ring.cipher(encryption, "Customers", "ssn", NONE).decrypt(text))
                    .isEqualTo("123-45-6789");
        }
    }

    @Test
    void namesThatRunIntoEachOtherAreKeptApart() {
        String text = ring.cipher(PII, "ab", "c", NONE).encrypt("x");
        refused(() -> ring.cipher(PII, "a", "bc", NONE).decrypt(text));
        String tenant = ring.cipher(PII, "t", "c", Optional.of("")).encrypt("x");
        refused(() -> ring.cipher(PII, "t", "c", NONE).decrypt(tenant));
    }

    @Test
    void columnsOfADomainHaveEqualCiphertextsForEqualValuesAndOthersDoNot() {
        FieldEncryption joined = PII.joinable("person");
        String one = ring.cipher(joined, "customers", "ssn", NONE).encrypt("123-45-6789");
        assertThat(ring.cipher(joined, "payments", "payer", NONE).encrypt("123-45-6789"))
                .isEqualTo(one);
        assertThat(
                        ring.cipher(joined, "customers", "ssn", Optional.of("acme"))
                                .encrypt("123-45-6789"))
                .isNotEqualTo(one);
        assertThat(
                        ring.cipher(PII.joinable("animal"), "customers", "ssn", NONE)
                                .encrypt("123-45-6789"))
                .isNotEqualTo(one);
        assertThat(ssn(PII.repeatable()).encrypt("123-45-6789")).isNotEqualTo(one);
        String inTableOfThatName =
                ring.cipher(PII.repeatable(), "person", "person", NONE).encrypt("x");
        refused(() -> ring.cipher(joined, "person", "person", NONE).decrypt(inTableOfThatName));
    }

    @Test
    void whatCannotBeBothIsRefused() {
        assertThatThrownBy(() -> PII.boundTo("id").repeatable())
                .hasMessageStartingWith("TAURO-1011 A column is enciphered by key 'pii' so that");
        assertThatThrownBy(
                        () ->
                                new FieldEncryption(
                                        "pii",
                                        false,
                                        false,
                                        Optional.empty(),
                                        Optional.of("d"),
                                        Optional.empty()))
                .hasMessageStartingWith("TAURO-1011");
        assertThatThrownBy(() -> FieldEncryption.by(" ")).hasMessageStartingWith("TAURO-1011");
    }

    @Test
    void noNonceIsUsedTwice() {
        FieldCipher cipher = ssn(PII);
        Set<String> nonces = new HashSet<>();
        int[] ones = new int[96];
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            byte[] bytes =
                    java.util.Base64.getUrlDecoder().decode(cipher.encrypt("x").substring(3));
            byte[] nonce = java.util.Arrays.copyOfRange(bytes, 5, 17);
            nonces.add(java.util.HexFormat.of().formatHex(nonce));
            for (int bit = 0; bit < 96; bit++) {
                ones[bit] += nonce[bit / 8] >> bit % 8 & 1;
            }
        }
        assertThat(nonces).hasSize(count);
        // Each bit is one half of the time: within seven standard deviations.
        assertThat(java.util.Arrays.stream(ones).boxed())
                .allMatch(n -> Math.abs(n - count / 2) < 3.5 * Math.sqrt(count));
    }
}
