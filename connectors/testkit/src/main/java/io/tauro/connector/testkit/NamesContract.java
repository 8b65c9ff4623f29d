package io.tauro.connector.testkit;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names are data: no spelling of a table or a column is special. */
final class NamesContract {

    static final List<String> NAMES =
            List.of(
                    "select",
                    "SELECT",
                    "Select",
                    "order",
                    "Mixed Case",
                    "mixed case",
                    "Ünïcode",
                    "日本",
                    "\uD83D\uDE00",
                    "a\"b",
                    "a\"\"b",
                    "x'; --",
                    "a'b",
                    "a`b",
                    "[a]",
                    "a%",
                    "a_b",
                    "axb",
                    "100",
                    "a.b",
                    "a/b",
                    "a\\b",
                    "a,b",
                    "a;b",
                    "$a",
                    "a?b",
                    ":a",
                    "#a",
                    "a=b",
                    "*",
                    "null",
                    " a",
                    "a ");

    private final Subject subject;

    NamesContract(Subject subject) {
        this.subject = subject;
    }

    /** There is a table of each name, and each can be told from those whose names are alike. */
    void tableNames() {
        Map<String, Subject.Table> tables = new LinkedHashMap<>();
        Schema schema = Schema.of(Column.of("id", subject.keyType()));
        for (String name : names(subject.fixture()::holdsTableName)) {
            tables.put(
                    name,
                    subject.create(
                            name,
                            schema,
                            List.of(List.of(Subject.key(subject.keyType(), tables.size())))));
        }
        tables.forEach(this::tableName);
    }

    private void tableName(String name, Subject.Table table) {
        try {
            SourceTable source = subject.open(table);
            ReadingContract.assertSame(
                    table.rows(),
                    ScanRows.read(source.plan(ScanRequest.of(source.schema().names()))));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("the table [" + name + "]: " + e.getMessage(), e);
        }
    }

    /** One table has all the names as columns; each is read, filtered and sorted by. */
    void columnNames() {
        List<String> names = names(subject.fixture()::holdsColumnName);
        Schema schema =
                new Schema(names.stream().map(name -> Column.of(name, subject.keyType())).toList());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                values.add(Subject.key(subject.keyType(), 100 * row + i));
            }
            rows.add(values);
        }
        Subject.Table table = subject.create("names", schema, rows);
        SourceTable source = subject.open(table);
        assertThat(source.schema().names()).isEqualTo(names);
        for (int i = 0; i < names.size(); i++) {
            try {
                columnName(source, table, names.get(i), i);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("the column [" + names.get(i) + "]: " + e.getMessage(), e);
            }
        }
    }

    private static void columnName(
            SourceTable source, Subject.Table table, String name, int column) {
        Object second = java.util.Objects.requireNonNull(table.rows().get(1).get(column));
        ScanRequest request =
                ScanRequest.of(List.of(name))
                        .withFilters(List.of(col(name).eq(second), col(name).isNotNull()))
                        .withSort(List.of(new SortKey(name, true, false)))
                        .withLimit(5);
        List<List<@Nullable Object>> rows = ScanRows.read(source.plan(request));
        List<List<@Nullable Object>> found =
                new NaiveScan(source.schema().select(List.of(name)))
                        .filter(rows, request.filters());
        ReadingContract.assertSame(List.of(List.of(second)), found);
    }

    private List<String> names(Predicate<String> holds) {
        List<String> names = new ArrayList<>();
        for (String name : NAMES) {
            boolean taken =
                    names.stream()
                            .anyMatch(
                                    other ->
                                            other.toLowerCase(Locale.ROOT)
                                                    .equals(name.toLowerCase(Locale.ROOT)));
            if (holds.test(name) && (!taken || subject.fixture().distinguishesCase())) {
                names.add(name);
            }
        }
        return names;
    }
}
