package io.tauro.internal.kernel;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vectors of random values, drawn from few so that equal ones meet, with the edges among them. */
public final class RandomVectors {

    public static final List<DataType> TYPES =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.SMALLINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(9, 2),
                    DataType.decimal(38, 5),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.VARCHAR,
                    DataType.character(5),
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID);

    static final List<DataType> NESTED =
            List.of(
                    DataType.array(DataType.VARCHAR),
                    DataType.map(DataType.INTEGER, DataType.DOUBLE),
                    DataType.row(
                            List.of(
                                    Column.of("a", DataType.BIGINT),
                                    Column.of("b", DataType.array(DataType.decimal(38, 2))))));

    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2.5,
        3.5,
        -2.5,
        1e15,
        1e300,
        -1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        123.456
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "A",
        "ab",
        "abc",
        "b",
        " a ",
        "ä",
        "ß",
        "€uro",
        "\uD83D\uDE00",
        "\uFFFF",
        "%",
        "_",
        "a%b",
        "aaaaaaaaaaaaaaaaab",
        "12",
        "-7",
        "2026-01-31",
        "true"
    };
    private static final long[] LONGS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        10,
        100,
        -100,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 40,
        86_400_000_000L
    };

    private final Random random;

    public RandomVectors(long seed) {
        this.random = new Random(seed);
    }

    /** How a vector can be laid out without a change of what it says. */
    enum Layout {
        PLAIN,
        DICTIONARY,
        CONSTANT
    }

    ColumnVector vector(DataType type, int rows, Layout layout) {
        return switch (layout) {
            case PLAIN -> plain(type, rows);
            case DICTIONARY -> dictionary(type, rows);
            case CONSTANT -> new ConstantVector(plain(type, 1), rows);
        };
    }

    public ColumnVector any(DataType type, int rows) {
        return vector(type, rows, Layout.values()[random.nextInt(3)]);
    }

    private ColumnVector plain(DataType type, int rows) {
        VectorBuilder builder = new VectorBuilder(type, rows);
        boolean nulls = random.nextInt(3) > 0;
        for (int i = 0; i < rows; i++) {
            builder.append(nulls && random.nextInt(5) == 0 ? null : value(type));
        }
        return builder.build();
    }

    private ColumnVector dictionary(DataType type, int rows) {
        int entries = 1 + random.nextInt(6);
        ColumnVector dictionary = plain(type, entries);
        int[] codes = random.ints(rows, 0, entries).toArray();
        long[] validity = null;
        if (random.nextBoolean()) {
            validity = Validity.allValid(rows);
            for (int i = 0; i < rows; i++) {
                if (random.nextInt(6) == 0) {
                    Validity.setNull(validity, i);
                }
            }
        }
        return new DictionaryVector(dictionary, codes, validity, rows);
    }

    /** Some rows in increasing order, for a selection; null for all. */
    public int @Nullable [] selection(int rows) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        int keep = random.nextInt(5);
        return java.util.stream.IntStream.range(0, rows)
                .filter(i -> random.nextInt(5) <= keep)
                .toArray();
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public Object value(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) edge(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> (short) edge(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> (int) edge(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> edge(Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> decimal(type);
            case REAL -> (float) DOUBLES[random.nextInt(DOUBLES.length)];
            case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
            case CHAR -> {
                String text = text();
                int points = Math.min(type.precision(), text.codePointCount(0, text.length()));
                yield text.substring(0, text.offsetByCodePoints(0, points));
            }
            case VARCHAR -> text();
            case JSON -> "{}";
            case VARBINARY -> {
                byte[] bytes = new byte[random.nextInt(3)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case DATE -> LocalDate.of(1900 + random.nextInt(200), 2, 1 + random.nextInt(28));
            case TIME -> LocalTime.ofSecondOfDay(3600L * random.nextInt(24) + random.nextInt(2));
            case TIMESTAMP -> timestamp();
            case TIMESTAMP_WITH_TIME_ZONE -> timestamp().atOffset(ZoneOffset.UTC);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(random.nextInt(40) - 20).normalized();
            case INTERVAL_DAY_SECOND -> Duration.ofSeconds(random.nextInt(200_000) - 100_000);
            case UUID -> new UUID(random.nextInt(3) - 1, random.nextInt(3) - 1);
            case ARRAY -> list(type.elementType());
            case MAP -> map(type);
            case ROW -> type.fields().stream().map(field -> value(field.type())).toList();
            case NULL -> throw new IllegalArgumentException("NULL has no values");
        };
    }

    private LocalDateTime timestamp() {
        return LocalDateTime.of(
                1950 + random.nextInt(100),
                1 + random.nextInt(12),
                28,
                random.nextInt(24),
                59,
                random.nextInt(60),
                1000 * random.nextInt(1_000_000));
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private List<@Nullable Object> list(DataType element) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(random.nextInt(4) == 0 ? null : value(element));
        }
        return values;
    }

    private Map<Object, Object> map(DataType type) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(value(type.fields().get(0).type()), value(type.fields().get(1).type()));
        }
        return map;
    }

    private long edge(long min, long max) {
        long value = LONGS[random.nextInt(LONGS.length)];
        return value < min ? min : Math.min(value, max);
    }

    private BigDecimal decimal(DataType type) {
        int digits = 1 + random.nextInt(type.precision());
        BigInteger unscaled =
                switch (random.nextInt(4)) {
                    case 0 -> BigInteger.valueOf(random.nextInt(5));
                    case 1 -> BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
                    case 2 -> BigInteger.valueOf(random.nextInt(1000) - 500);
                    default -> new BigInteger(128, random).mod(BigInteger.TEN.pow(digits)).negate();
                };
        if (new BigDecimal(unscaled).precision() > type.precision()) {
            unscaled = BigInteger.ONE;
        }
        return new BigDecimal(unscaled, type.scale());
    }
}
