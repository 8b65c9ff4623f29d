package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one table whose columns are not the same. */
class SchemaEvolutionTest {

    @TempDir Path folder;

    private static final TableSource.Files ALL = TableSource.parquet("*.parquet");

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void write(String file, String columns, Consumer<Group>... rows) {
        TestWriters.write(
                folder.resolve(file + ".parquet"),
                MessageTypeParser.parseMessageType("message rows { " + columns + " }"),
                List.of(rows),
                (group, row) -> row.accept(group),
                builder -> builder);
    }

    private Schema schema(TableSource source) {
        try (Connector connector = TableRows.connect(folder)) {
            return connector.table(source).schema();
        }
    }

    private List<List<@Nullable Object>> read(TableSource source) {
        return TableRows.of(folder, source);
    }

    private List<List<@Nullable Object>> filtered(TableSource source, Predicate filter) {
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(source);
            return TableRows.of(
                    table.plan(
                            ScanRequest.of(table.schema().names()).withFilters(List.of(filter))));
        }
    }

    @Test
    void columnsAreThoseThatAnyFileHasInWhateverOrder() {
        write(
                "1",
                "required int32 a; required binary b (STRING);",
                row -> row.append("a", 1).append("b", "x"));
        write("2", "required int32 c; required int32 a;", row -> row.append("c", 5).append("a", 2));
        assertThat(schema(ALL).columns())
                .containsExactly(
                        Column.of("a", DataType.INTEGER).notNull(),
                        Column.of("b", DataType.VARCHAR),
                        Column.of("c", DataType.INTEGER));
        assertThat(read(ALL))
                .containsExactly(Arrays.asList(1, "x", null), Arrays.asList(2, null, 5));
        assertThat(filtered(ALL, col("c").isNull())).containsExactly(Arrays.asList(1, "x", null));
        assertThat(filtered(ALL, col("b").eq("x"))).hasSize(1);
    }

    @Test
    void typesThatOneOfThemHoldsBecomeThatOne() {
        write(
                "1",
                "required int32 n; required float x; required int32 d (DECIMAL(5,2)); required int64 t (TIMESTAMP(MILLIS,false)); required group g { required int32 i; }",
                row -> {
                    row.append("n", 7).append("x", 1.5f).append("d", 12345).append("t", 1000L);
                    row.addGroup("g").add("i", 1);
                });
        write(
                "2",
                "required int64 n; required double x; required int64 d (DECIMAL(12,4)); required int64 t (TIMESTAMP(MICROS,false)); required group g { required int64 i; optional int32 j; }",
                row -> {
                    row.append("n", 1L << 40).append("x", 0.1).append("d", 5L).append("t", 1L);
                    row.addGroup("g").append("i", 2L).append("j", 3);
                });
        assertThat(schema(ALL).columns().stream().map(Column::type))
                .containsExactly(
                        DataType.BIGINT,
                        DataType.DOUBLE,
                        DataType.decimal(12, 4),
                        DataType.TIMESTAMP,
                        DataType.row(
                                List.of(
                                        Column.of("i", DataType.BIGINT),
                                        Column.of("j", DataType.INTEGER))));
        LocalDateTime epoch = LocalDateTime.of(1970, 1, 1, 0, 0);
        assertThat(read(ALL))
                .containsExactly(
                        List.of(
                                7L,
                                1.5,
                                new BigDecimal("123.4500"),
                                epoch.plusSeconds(1),
                                Arrays.asList(1L, null)),
                        List.of(
                                1L << 40,
                                0.1,
                                new BigDecimal("0.0005"),
                                epoch.plusNanos(1000),
                                List.of(2L, 3)));
        assertThat(filtered(ALL, col("n").eq(7L))).hasSize(1);
        assertThat(filtered(ALL, col("d").eq(new BigDecimal("123.45")))).hasSize(1);
        assertThat(filtered(ALL, col("d").lt(BigDecimal.ONE))).hasSize(1);
    }

    @Test
    void declaredTypesAreWidenedWithoutLoss() {
        write(
                "1",
                "required int32 i; required int64 l; required int32 s (INTEGER(16,true)); optional int32 d (DATE); required int64 m (DECIMAL(18,2)); required fixed_len_byte_array(16) w (DECIMAL(30,1));",
                row ->
                        row.append("i", -7)
                                .append("l", Long.MIN_VALUE)
                                .append("s", 3)
                                .append("d", -1)
                                .append("m", -999_999_999_999_999_999L)
                                .append(
                                        "w",
                                        org.apache.parquet.io.api.Binary.fromConstantByteArray(
                                                wide())),
                row ->
                        row.append("i", 0)
                                .append("l", 0L)
                                .append("s", 0)
                                .append("m", 1L)
                                .append(
                                        "w",
                                        org.apache.parquet.io.api.Binary.fromConstantByteArray(
                                                new byte[16])));
        TableSource declared =
                ALL.schema(
                        Schema.of(
                                Column.of("i", DataType.decimal(12, 2)),
                                Column.of("l", DataType.decimal(38, 19)),
                                Column.of("s", DataType.DOUBLE),
                                Column.of("d", DataType.TIMESTAMP),
                                Column.of("m", DataType.decimal(38, 22)),
                                Column.of("w", DataType.decimal(36, 4))));
        assertThat(read(declared))
                .containsExactly(
                        List.of(
                                new BigDecimal("-7.00"),
                                new BigDecimal("-9223372036854775808").setScale(19),
                                3.0,
                                LocalDateTime.of(1969, 12, 31, 0, 0),
                                new BigDecimal("-9999999999999999.99").setScale(22),
                                new BigDecimal("12345678901234567890123456789.1").setScale(4)),
                        Arrays.asList(
                                new BigDecimal("0.00"),
                                BigDecimal.ZERO.setScale(19),
                                0.0,
                                null,
                                new BigDecimal("0.01").setScale(22),
                                BigDecimal.ZERO.setScale(4)));
        assertThat(filtered(declared, col("d").eq(LocalDateTime.of(1969, 12, 31, 0, 0))))
                .hasSize(1);
        assertThat(filtered(declared, col("d").gt(LocalDateTime.of(1969, 12, 31, 0, 1)))).isEmpty();
        assertThat(filtered(declared, col("i").eq(new BigDecimal("-7.00")))).hasSize(1);
        assertThat(filtered(declared, col("s").in(3.0, 4.0))).hasSize(1);
    }

    @Test
    void integersCanBeDeclaredSmallIfTheyAreAndLocalTimesToBeOfUtc() {
        write(
                "1",
                "required int32 b; optional int32 s; required int64 t (TIMESTAMP(MILLIS,false));",
                row -> row.append("b", -128).append("s", 32767).append("t", 1500L),
                row -> row.append("b", 127).append("t", -1L));
        TableSource declared =
                ALL.schema(
                        Schema.of(
                                Column.of("b", DataType.TINYINT),
                                Column.of("s", DataType.SMALLINT),
                                Column.of("t", DataType.TIMESTAMP_WITH_TIME_ZONE)));
        OffsetDateTime second = OffsetDateTime.parse("1970-01-01T00:00:01.500Z");
        assertThat(read(declared))
                .containsExactly(
                        List.of((byte) -128, (short) 32767, second),
                        Arrays.asList(
                                (byte) 127,
                                null,
                                OffsetDateTime.parse("1969-12-31T23:59:59.999Z")));
        assertThat(filtered(declared, col("t").eq(second))).hasSize(1);
        assertThat(filtered(declared, col("t").gt(second))).isEmpty();
        assertThat(filtered(declared, col("b").in((byte) 127, (byte) 1))).hasSize(1);
        assertThat(filtered(declared, col("s").isNull())).hasSize(1);
        assertFails(
                ErrorCode.FILE_CORRUPT,
                () -> read(ALL.schema(Schema.of(Column.of("s", DataType.TINYINT)))),
                "'s'",
                "out of the range of TINYINT");
        write("2", "required int32 b (INTEGER(16,false));", row -> row.append("b", 200));
        assertFails(ErrorCode.SCHEMA_CHANGED, () -> read(declared), "'b'", "INTEGER", "TINYINT");
    }

    private static byte[] wide() {
        byte[] digits = new java.math.BigInteger("123456789012345678901234567891").toByteArray();
        byte[] bytes = new byte[16];
        System.arraycopy(digits, 0, bytes, 16 - digits.length, digits.length);
        return bytes;
    }

    @Test
    void whatWouldLoseSomethingIsRefused() {
        write("1", "required int64 c;", row -> row.add("c", 1L));
        for (DataType type :
                List.of(
                        DataType.INTEGER,
                        DataType.DOUBLE,
                        DataType.decimal(18, 0),
                        DataType.decimal(20, 2),
                        DataType.VARCHAR,
                        DataType.TIMESTAMP)) {
            assertFails(
                    ErrorCode.SCHEMA_CHANGED,
                    () -> read(ALL.schema(Schema.of(Column.of("c", type)))),
                    "'c'",
                    "BIGINT",
                    type.toString());
        }
        write("2", "required binary c (STRING);", row -> row.add("c", "x"));
        assertFails(ErrorCode.SCHEMA_CHANGED, () -> schema(ALL), "'c'", "VARCHAR", "BIGINT");
    }

    @Test
    void aColumnThatIsAlwaysNullIsOfTheTypeOfTheOthers() {
        write("1", "optional int32 c (UNKNOWN); required int32 n;", row -> row.add("n", 1));
        assertThat(schema(ALL).column("c")).contains(Column.of("c", DataType.INTEGER));
        write(
                "2",
                "required binary c (STRING); required int32 n;",
                row -> row.append("c", "x").append("n", 2));
        assertThat(schema(ALL).column("c")).contains(Column.of("c", DataType.VARCHAR));
        assertThat(read(ALL)).containsExactly(Arrays.asList(null, 1), List.of("x", 2));
        assertThat(filtered(ALL, col("c").eq("x"))).hasSize(1);
        assertThat(filtered(ALL, col("c").isNull())).hasSize(1);
    }

    @Test
    void columnsAreFoundWithoutRegardToCaseIfTheTableSaysSo() {
        write(
                "1",
                "required int32 Id; optional group G { required int32 X; }",
                row -> {
                    row.add("Id", 1);
                    row.addGroup("G").add("X", 2);
                });
        write("2", "required int32 ID;", row -> row.add("ID", 2));
        assertThat(schema(ALL).names()).containsExactly("Id", "G", "ID");
        TableSource.Files any = ALL.option("columns", "name_ignore_case");
        assertThat(schema(any).names()).containsExactly("Id", "G");
        assertThat(read(any)).containsExactly(List.of(1, List.of(2)), Arrays.asList(2, null));
        TableSource declared =
                any.schema(
                        Schema.of(
                                Column.of("id", DataType.INTEGER),
                                Column.of(
                                        "g",
                                        DataType.row(List.of(Column.of("x", DataType.BIGINT))))));
        assertThat(read(declared)).containsExactly(List.of(1, List.of(2L)), Arrays.asList(2, null));
        write(
                "3",
                "required int32 id; required int32 iD;",
                row -> row.append("id", 3).append("iD", 4));
        assertThat(read(declared)).hasSize(3);
        write(
                "4",
                "required int32 iD; required int32 ID;",
                row -> row.append("iD", 3).append("ID", 4));
        assertFails(ErrorCode.SCHEMA_CHANGED, () -> read(declared), "'id'", "case");
    }

    @Test
    void columnsAreFoundByNumberIfTheTableSaysSo() {
        write(
                "1",
                "required int32 a = 1; required int32 b = 2; required int32 d = 4;",
                row -> row.append("a", 1).append("b", 2).append("d", 9));
        write(
                "2",
                "required int32 b = 1; required int32 c = 3;",
                row -> row.append("b", 3).append("c", 4));
        TableSource.Files byId = ALL.option("columns", "field_id");
        assertThat(schema(byId).names()).containsExactly("b", "d", "c");
        assertThat(read(byId))
                .containsExactly(Arrays.asList(1, 9, null), Arrays.asList(3, null, 4));
        assertThat(filtered(byId, col("b").eq(1))).hasSize(1);
        TableSource declared = byId.schema(Schema.of(Column.of("b", DataType.BIGINT)));
        assertThat(read(declared)).containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void anIntervalIsItsThreeParts() {
        write(
                "1",
                "optional fixed_len_byte_array(12) c (INTERVAL);",
                row ->
                        row.add(
                                "c",
                                org.apache.parquet.io.api.Binary.fromConstantByteArray(
                                        new byte[] {1, 0, 0, 0, 2, 0, 0, 0, -1, -1, -1, -1})),
                row -> {});
        assertThat(schema(ALL).column(0).type())
                .isEqualTo(
                        DataType.row(
                                List.of(
                                        Column.of("months", DataType.BIGINT),
                                        Column.of("days", DataType.BIGINT),
                                        Column.of("milliseconds", DataType.BIGINT))));
        assertThat(read(ALL))
                .containsExactly(
                        List.of(List.of(1L, 2L, 4_294_967_295L)), Arrays.asList((Object) null));
    }

    @Test
    void otherWaysToFindColumnsAreRefused() {
        write("1", "required int32 a;", row -> row.add("a", 1));
        assertFails(
                ErrorCode.INVALID_OPTION,
                () -> schema(ALL.option("columns", "position")),
                "'columns'",
                "field_id");
    }

    @Test
    void datesStayDatesWhereNothingElseIsDeclared() {
        write("1", "required int32 d (DATE);", row -> row.add("d", 0));
        assertThat(read(ALL)).containsExactly(List.of(LocalDate.EPOCH));
    }
}
