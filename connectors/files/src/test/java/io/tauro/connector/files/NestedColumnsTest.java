package io.tauro.connector.files;

import static io.tauro.connector.files.FileErrorsAssert.assertFails;
import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.spi.Connector;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns of Parquet are lists, maps and structures, and what their values are. */
class NestedColumnsTest {

    private static final String LIST =
            "optional group c (LIST) { repeated group list { optional int32 element; } }";

    @TempDir Path folder;

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void write(String columns, Consumer<Group>... rows) {
        TestWriters.write(
                folder.resolve("t.parquet"),
                MessageTypeParser.parseMessageType("message rows { " + columns + " }"),
                List.of(rows),
                (group, row) -> row.accept(group),
                builder -> builder);
    }

    private DataType type() {
        try (Connector connector = TableRows.connect(folder)) {
            return connector.table(TableSource.parquet("t.parquet")).schema().column(0).type();
        }
    }

    private List<@Nullable Object> values() {
        return values(TableSource.parquet("t.parquet"));
    }

    private List<@Nullable Object> declared(DataType type) {
        return values(TableSource.parquet("t.parquet").schema(Schema.of(Column.of("c", type))));
    }

    private List<@Nullable Object> values(TableSource source) {
        return TableRows.of(folder, source).stream()
                .<@Nullable Object>map(row -> row.get(0))
                .toList();
    }

    private static Consumer<Group> list(@Nullable Integer... elements) {
        return row -> {
            Group list = row.addGroup("c");
            for (Integer element : elements) {
                Group around = list.addGroup(0);
                if (element != null) {
                    around.add(0, element);
                }
            }
        };
    }

    @Test
    void noListAnEmptyOneAndOneOfNullAreThreeThings() {
        write(LIST, list(1, null, 2), row -> {}, list(), list((Integer) null));
        assertThat(type()).isEqualTo(DataType.array(DataType.INTEGER));
        assertThat(values())
                .containsExactly(
                        Arrays.asList(1, null, 2), null, List.of(), Arrays.asList((Object) null));
    }

    @Test
    void oldListsAreReadByTheRulesOfTheFormat() {
        DataType integers = DataType.array(DataType.INTEGER);
        DataType ofX = DataType.array(row(Column.of("x", DataType.INTEGER)));
        assertList("repeated int32 element;", integers, 1);
        assertList("repeated group element { required int32 x; }", integers, 1);
        assertList("repeated group bag { optional int32 array_element; }", integers, 1);
        assertList("repeated group array { required int32 x; }", ofX, List.of(1));
        assertList("repeated group c_tuple { required int32 x; }", ofX, List.of(1));
        assertList(
                "repeated group list { repeated int32 x; }",
                DataType.array(row(Column.of("x", integers))),
                List.of(List.of(1)));
        assertList(
                "repeated group list (LIST) { repeated int32 x; }",
                DataType.array(integers),
                List.of(1));
        assertList(
                "repeated group element { required int32 x; optional int32 y; }",
                DataType.array(
                        row(Column.of("x", DataType.INTEGER), Column.of("y", DataType.INTEGER))),
                Arrays.asList(1, null));
    }

    private static DataType row(Column... fields) {
        return DataType.row(List.of(fields));
    }

    private void assertList(String repeated, DataType type, Object element) {
        boolean plain = repeated.startsWith("repeated int32");
        write(
                "optional group c (LIST) { " + repeated + " }",
                row -> {
                    Group list = row.addGroup("c");
                    if (plain) {
                        list.add(0, 1);
                    } else {
                        list.addGroup(0).add(0, 1);
                    }
                },
                row -> {});
        assertThat(type()).as(repeated).isEqualTo(type);
        assertThat(values()).as(repeated).containsExactly(List.of(element), null);
    }

    @Test
    void aRepeatedFieldIsAListThatIsNeverNull() {
        write(
                "repeated int32 c; repeated group g { optional int32 x; }",
                row -> {
                    row.add("c", 1);
                    row.add("c", 2);
                    row.addGroup("g");
                },
                row -> {});
        assertThat(TableRows.of(folder, TableSource.parquet("t.parquet")))
                .containsExactly(
                        List.of(List.of(1, 2), List.of(Arrays.asList((Object) null))),
                        List.of(List.of(), List.of()));
        try (Connector connector = TableRows.connect(folder)) {
            assertThat(connector.table(TableSource.parquet("t.parquet")).schema().columns())
                    .containsExactly(
                            Column.of("c", DataType.array(DataType.INTEGER)).notNull(),
                            Column.of("g", DataType.array(row(Column.of("x", DataType.INTEGER))))
                                    .notNull());
        }
    }

    private static Consumer<Group> map(Object... pairs) {
        return row -> {
            Group map = row.addGroup("c");
            for (int i = 0; i < pairs.length; i += 2) {
                Group pair = map.addGroup(0);
                if (!pairs[i].equals("none")) {
                    pair.add(0, (String) pairs[i]);
                }
                if (!pairs[i + 1].equals("none")) {
                    pair.add(1, (Integer) pairs[i + 1]);
                }
            }
        };
    }

    @Test
    void mapsAreReadWhateverTheirPartsAreCalled() {
        for (String form :
                List.of(
                        "optional group c (MAP) { repeated group key_value { required binary key (STRING); optional int32 value; } }",
                        "optional group c (MAP) { repeated group map (MAP_KEY_VALUE) { optional binary a (STRING); optional int32 b; } }",
                        "optional group c (MAP_KEY_VALUE) { repeated group map { required binary str (STRING); optional int32 num; } }")) {
            write(form, map("a", 1, "b", "none"), map(), row -> {});
            assertThat(type()).isEqualTo(DataType.map(DataType.VARCHAR, DataType.INTEGER));
            Map<String, @Nullable Integer> first = new java.util.LinkedHashMap<>();
            first.put("a", 1);
            first.put("b", null);
            assertThat(values()).containsExactly(first, Map.of(), null);
        }
    }

    @Test
    void aMapWithoutAKeyIsBroken() {
        write(
                "optional group c (MAP) { repeated group map { optional binary key (STRING); optional int32 value; } }",
                map("none", 1));
        assertFails(ErrorCode.FILE_CORRUPT, this::values, "t.parquet", "'c'", "a key that is NULL");
    }

    @Test
    void aMapWithoutValuesIsASet() {
        write(
                "optional group c (MAP) { repeated group key_value { required int32 key; } }",
                list(1, 2));
        assertThat(type()).isEqualTo(DataType.array(DataType.INTEGER));
        assertThat(values()).containsExactly(List.of(1, 2));
    }

    @Test
    void aStructureOfNullsIsNotNull() {
        write(
                "optional group c { optional int32 x; optional group y { optional int32 z; } }",
                row -> row.addGroup("c"),
                row -> {},
                row -> row.addGroup("c").addGroup("y").add("z", 5));
        assertThat(values())
                .containsExactly(Arrays.asList(null, null), null, Arrays.asList(null, List.of(5)));
    }

    @Test
    void ofADeclaredStructureOnlyItsFieldsAreReadByNameAndWidened() {
        write(
                "optional group c { optional int32 x; optional binary y (STRING); optional group z { required int32 i; } }",
                row -> {
                    Group group = row.addGroup("c");
                    group.add("x", 7);
                    group.add("y", "text");
                    group.addGroup("z").add("i", 9);
                },
                row -> {});
        assertThat(declared(row(Column.of("y", DataType.VARCHAR), Column.of("x", DataType.BIGINT))))
                .containsExactly(List.of("text", 7L), null);
        assertThat(declared(row(Column.of("w", DataType.DATE), Column.of("x", DataType.INTEGER))))
                .containsExactly(Arrays.asList(null, 7), null);
        assertThat(declared(row(Column.of("w", DataType.DATE))))
                .containsExactly(Arrays.asList((Object) null), null);
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> declared(row(Column.of("x", DataType.VARCHAR))),
                "'c'",
                "ROW(x INTEGER, y VARCHAR, z ROW(i INTEGER))");
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> declared(row(Column.of("w", DataType.DATE).notNull())),
                "'c'");
    }

    @Test
    void elementsAndValuesAreWidenedAsDeclared() {
        write(LIST, list(1, null));
        assertThat(declared(DataType.array(DataType.BIGINT)))
                .containsExactly(Arrays.asList(1L, null));
        assertFails(
                ErrorCode.SCHEMA_CHANGED,
                () -> declared(DataType.map(DataType.INTEGER, DataType.INTEGER)),
                "'c'",
                "INTEGER ARRAY");
    }

    @Test
    void whatCannotBeReadOfAStructureIsLeftOut() {
        write(
                "optional group c { optional int32 x; optional fixed_len_byte_array(20) y (DECIMAL(40,0)); } required int32 id;",
                row -> {
                    row.addGroup("c").add("x", 1);
                    row.add("id", 2);
                });
        assertThat(type()).isEqualTo(row(Column.of("x", DataType.INTEGER)));
        assertThat(TableRows.of(folder, TableSource.parquet("t.parquet")))
                .containsExactly(List.of(List.of(1), 2));
    }

    @Test
    void nestedColumnsCanBeAskedWhetherTheyAreNull() {
        write(LIST, list(1), row -> {}, list());
        try (Connector connector = TableRows.connect(folder)) {
            SourceTable table = connector.table(TableSource.parquet("t.parquet"));
            assertThat(
                            TableRows.of(
                                    table.plan(
                                            ScanRequest.of(List.of("c"))
                                                    .withFilters(List.of(col("c").isNotNull())))))
                    .containsExactly(List.of(List.of(1)), List.of(List.of()));
        }
    }
}
