package io.tauro.internal.spill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchCodecTest {

    private static final List<DataType> SCALARS =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(9, 2),
                    DataType.decimal(38, 10),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.VARCHAR,
                    DataType.character(5),
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID);

    @Property(tries = 400)
    void batchesComeBackAsTheyWere(@ForAll long seed) {
        Random random = new Random(seed);
        List<DataType> types = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            types.add(type(random, 2));
        }
        List<Batch> batches = new ArrayList<>();
        List<ColumnVector> shared = types.stream().map(t -> plain(random, t, 5)).toList();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int rows = random.nextInt(random.nextBoolean() ? 3 : 200);
            batches.add(
                    Batch.of(
                            rows,
                            shared.stream()
                                    .map(entries -> column(random, entries, rows))
                                    .toList()));
        }
        ByteWriter out = new ByteWriter();
        BatchEncoder encoder = new BatchEncoder(out, types.size());
        batches.forEach(encoder::write);
        ByteReader in = new ByteReader(out.array(), out.size());
        BatchDecoder decoder = new BatchDecoder(types);
        for (Batch batch : batches) {
            Batch read = decoder.read(in);
            assertThat(values(read)).isEqualTo(values(batch));
            assertThat(read.columns().stream().map(ColumnVector::type).toList()).isEqualTo(types);
        }
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void aDictionaryThatFollowsItselfIsWrittenOnce() {
        ColumnVector entries = plain(new Random(1), DataType.VARCHAR, 50);
        Batch batch = Batch.of(60, new DictionaryVector(entries, new int[60], null, 60));
        ByteWriter out = new ByteWriter();
        BatchEncoder encoder = new BatchEncoder(out, 1);
        encoder.write(batch);
        int first = out.size();
        encoder.write(batch);
        assertThat(out.size() - first).isLessThan(30);
        ByteReader in = new ByteReader(out.array(), out.size());
        BatchDecoder decoder = new BatchDecoder(List.of(DataType.VARCHAR));
        ColumnVector one = decoder.read(in).column(0);
        ColumnVector two = decoder.read(in).column(0);
        assertThat(((DictionaryVector) two).dictionary())
                .isSameAs(((DictionaryVector) one).dictionary());
    }

    @Test
    void aFewRowsOfALargeDictionaryAreWrittenWithoutIt() {
        ColumnVector entries = plain(new Random(1), DataType.VARCHAR, 10_000);
        ByteWriter out = new ByteWriter();
        new BatchEncoder(out, 1)
                .write(Batch.of(3, new DictionaryVector(entries, new int[3], null, 3)));
        assertThat(out.size()).isLessThan(200);
    }

    @Test
    void smallIntegersTakeAByte() {
        VectorBuilder builder = new VectorBuilder(DataType.BIGINT, 1000);
        for (int i = 0; i < 1000; i++) {
            builder.appendLong(1_000_000_000_000L + i % 200);
        }
        ByteWriter out = new ByteWriter();
        new BatchEncoder(out, 1).write(Batch.of(1000, builder.build()));
        assertThat(out.size()).isLessThan(1100);
    }

    private static List<List<Object>> values(Batch batch) {
        List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rowCount(); row++) {
            List<Object> values = new ArrayList<>();
            for (ColumnVector column : batch.columns()) {
                values.add(comparable(column.value(row)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(one -> all.add(comparable(one)));
            return all;
        }
        return value instanceof Map<?, ?> map
                ? comparable(List.of(List.copyOf(map.keySet()), new ArrayList<>(map.values())))
                : value;
    }

    private static DataType type(Random random, int depth) {
        int choice = random.nextInt(depth > 0 ? SCALARS.size() + 3 : SCALARS.size());
        if (choice < SCALARS.size()) {
            return SCALARS.get(choice);
        }
        return switch (choice - SCALARS.size()) {
            case 0 -> DataType.array(type(random, depth - 1));
            case 1 -> DataType.map(DataType.INTEGER, type(random, depth - 1));
            default ->
                    DataType.row(
                            List.of(
                                    Column.of("a", type(random, depth - 1)),
                                    Column.of("b", type(random, depth - 1))));
        };
    }

    private static ColumnVector plain(Random random, DataType type, int rows) {
        VectorBuilder builder = new VectorBuilder(type, rows);
        int nulls = random.nextInt(3);
        for (int i = 0; i < rows; i++) {
            builder.append(random.nextInt(4) < nulls ? null : value(random, type));
        }
        return builder.build();
    }

    /** Some of the entries in one of the layouts that a vector can have. */
    private static ColumnVector column(Random random, ColumnVector entries, int rows) {
        int[] codes = random.ints(rows, 0, entries.size()).toArray();
        return switch (random.nextInt(4)) {
            case 0 -> new DictionaryVector(entries, codes, validity(random, rows), rows);
            case 1 -> new ConstantVector(Vectors.gather(entries, new int[] {0}, 1), rows);
            case 2 -> Vectors.gather(entries, codes, rows);
            default -> plain(random, entries.type(), rows);
        };
    }

    private static long[] validity(Random random, int rows) {
        if (random.nextBoolean()) {
            return null;
        }
        long[] bits = Validity.allNull(rows);
        for (int i = 0; i < rows; i++) {
            if (random.nextBoolean()) {
                Validity.setValid(bits, i);
            }
        }
        return bits;
    }

    private static Object value(Random random, DataType type) {
        int size = random.nextInt(3);
        return switch (type.kind()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) random.nextInt();
            case INTEGER -> size == 0 ? random.nextInt() : random.nextInt(300);
            case BIGINT ->
                    size == 0 ? random.nextLong() : size == 1 ? random.nextInt() : Long.MIN_VALUE;
            case DECIMAL ->
                    type.precision() < 19
                            ? BigDecimal.valueOf(random.nextInt(100_000), type.scale())
                            : new BigDecimal(
                                    new BigInteger(size == 0 ? 120 : 30, random).negate(),
                                    type.scale());
            case REAL -> (float) random.nextGaussian();
            case DOUBLE -> size == 0 ? Double.NaN : size == 1 ? -0.0 : random.nextGaussian();
            case VARCHAR -> "é".repeat(size * 3) + random.nextInt();
            case CHAR -> "abcde".substring(0, 1 + size);
            case VARBINARY -> new byte[size * 2];
            case DATE -> LocalDate.ofEpochDay(random.nextInt(100_000));
            case TIME -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case TIMESTAMP -> LocalDateTime.of(2000 + size, 1, 2, 3, 4, 5, 6000);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(random.nextInt(50)).normalized();
            case INTERVAL_DAY_SECOND -> Duration.ofMillis(random.nextInt());
            case UUID -> new UUID(random.nextLong(), random.nextLong());
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(i == 1 ? null : value(random, type.elementType()));
                }
                yield list;
            }
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    map.put(i, value(random, type.fields().get(1).type()));
                }
                yield map;
            }
            default -> type.fields().stream().map(field -> value(random, field.type())).toList();
        };
    }
}
