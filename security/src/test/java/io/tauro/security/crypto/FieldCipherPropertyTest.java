package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FieldCipherPropertyTest {

    private static final String GENERIC =
            "TAURO-3006 A value could not be deciphered. Check that the source holds what was enciphered for this place, and that its key is there.";

    private static final List<DataType> TYPES =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.SMALLINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(18, 3),
                    DataType.decimal(38, 11),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.VARCHAR,
                    DataType.JSON,
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID);

    private static final KeyRing RING = TestKeys.ring();

    private static FieldCipher cipher(boolean deterministic) {
        FieldEncryption encryption = FieldEncryption.by("pii");
        return RING.cipher(
                deterministic ? encryption.repeatable() : encryption,
                "customers",
                "ssn",
                Optional.empty());
    }

    private static Object value(DataType type, Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        long micros = random.nextLong() >> 12;
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) random.nextInt();
            case SMALLINT -> (short) random.nextInt();
            case INTEGER -> random.nextInt();
            case BIGINT -> random.nextLong() >> random.nextInt(64);
            case DECIMAL ->
                    new BigDecimal(
                            new BigInteger(random.nextInt(1, type.precision() * 3), random)
                                    .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                            type.scale());
            case REAL -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case CHAR, VARCHAR, JSON -> new String(bytes, StandardCharsets.ISO_8859_1);
            case VARBINARY -> bytes;
            case DATE -> LocalDate.ofEpochDay(random.nextInt(4_000_000) - 2_000_000);
            case TIME -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
            case TIMESTAMP -> timestamp(micros).toLocalDateTime();
            case TIMESTAMP_WITH_TIME_ZONE -> timestamp(micros);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(random.nextInt()).normalized();
            case INTERVAL_DAY_SECOND ->
                    java.time.Duration.of(micros, java.time.temporal.ChronoUnit.MICROS);
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            case ARRAY, MAP, ROW, NULL -> throw new AssertionError(type);
        };
    }

    private static OffsetDateTime timestamp(long micros) {
        return Instant.EPOCH
                .plus(micros, java.time.temporal.ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }

    @Property(tries = 3000)
    void objectsAndVectorsAreTheSameBytes(@ForAll long seed) {
        Random random = new Random(seed);
        DataType type = TYPES.get(random.nextInt(TYPES.size()));
        Object value = value(type, random);
        VectorBuilder builder = new VectorBuilder(type, 1);
        builder.append(value);
        ColumnVector vector = builder.build();
        byte[] encoded = ValueCodec.encode(value, type);
        assertThat(VectorCodec.encode(vector, 0)).as(type.toString()).isEqualTo(encoded);
        VectorCodec.decode(encoded, builder);
        ColumnVector again = builder.build();
        assertThat(again.value(0)).isEqualTo(vector.value(0));
        assertThat(ValueCodec.decode(encoded, type)).isEqualTo(vector.value(0));
    }

    /** A value is never read from bytes of which the other code says that they are none. */
    @Property(tries = 3000)
    void objectsAndVectorsAgreeOnWhatIsNoValue(
            @ForAll long seed, @ForAll @Size(max = 40) byte[] noise) {
        Random random = new Random(seed);
        DataType type = TYPES.get(random.nextInt(TYPES.size()));
        byte[] plain = noise.clone();
        if (plain.length > 0 && random.nextInt(10) > 0) {
            plain[0] = ValueTag.of(type);
        }
        if (plain.length > 1) {
            plain[1] = (byte) (random.nextBoolean() ? type.scale() : plain[1]);
        }
        Optional<Object> one = attempt(() -> ValueCodec.decode(plain, type));
        VectorBuilder builder = new VectorBuilder(type, 1);
        Optional<Object> many =
                attempt(
                        () -> {
                            VectorCodec.decode(plain, builder);
                            return java.util.Objects.requireNonNull(builder.build().value(0));
                        });
        if (one.isPresent() && many.isPresent()) {
            assertThat(many.get()).as(type.toString()).isEqualTo(one.get());
        } else {
            assertThat(many.isPresent())
                    .as(type + " " + java.util.HexFormat.of().formatHex(plain))
                    .isEqualTo(one.isPresent());
        }
    }

    private static Optional<Object> attempt(java.util.function.Supplier<Object> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Property(tries = 1500)
    void aCiphertextWithAnyBitChangedIsRefusedInOneWay(
            @ForAll boolean deterministic, @ForAll @IntRange(min = 0, max = 10_000) int at) {
        FieldCipher cipher = cipher(deterministic);
        String text = cipher.encrypt("123-45-6789");
        byte[] bytes = Base64.getUrlDecoder().decode(text.substring(3));
        bytes[at / 8 % bytes.length] ^= (byte) (1 << at % 8);
        refused(
                cipher,
                text.substring(0, 3)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Property(tries = 1500)
    void aCiphertextWithAnyCharacterChangedIsRefusedInOneWay(
            @ForAll boolean deterministic,
            @ForAll @IntRange(min = 0, max = 10_000) int at,
            @ForAll char other) {
        FieldCipher cipher = cipher(deterministic);
        StringBuilder text = new StringBuilder(cipher.encrypt("123-45-6789"));
        int position = at % text.length();
        if (text.charAt(position) != other) {
            text.setCharAt(position, other);
            refused(cipher, text.toString());
        }
    }

    @Property(tries = 1000)
    void aCiphertextThatIsCutOrLengthenedIsRefusedInOneWay(
            @ForAll boolean deterministic, @ForAll @IntRange(min = 0, max = 200) int length) {
        FieldCipher cipher = cipher(deterministic);
        String text = cipher.encrypt("123-45-6789");
        if (length != text.length()) {
            refused(cipher, text.concat("A".repeat(200)).substring(0, length));
        }
        refused(cipher, text + "=");
        refused(cipher, text + "\n");
    }

    @Property(tries = 1000)
    void anyOtherTextIsRefusedInOneWay(@ForAll boolean deterministic, @ForAll String text) {
        refused(cipher(deterministic), text);
        refused(cipher(deterministic), (deterministic ? "d1_" : "e1_") + text);
    }

    private static void refused(FieldCipher cipher, String text) {
        try {
            cipher.decrypt(text);
        } catch (TauroException e) {
            assertThat(e).hasMessage(GENERIC).hasNoCause();
            assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("undecipherable");
            assertThat(e.getSuppressed()).isEmpty();
            return;
        }
        throw new AssertionError("It was deciphered");
    }
}
