package io.tauro.connector.testkit;

import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the contract makes through a fixture, and what they should read as. Made lazily,
 * once. Not thread-safe.
 */
final class Subject implements AutoCloseable {

    static final long DEFAULT_SEED = 20_260_101L;

    /** The types that the contract knows; a fixture says which of them its source stores. */
    static final List<DataType> TYPES =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.SMALLINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(9, 2),
                    DataType.decimal(18, 6),
                    DataType.decimal(38, 0),
                    DataType.decimal(38, 18),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.character(5),
                    DataType.VARCHAR,
                    DataType.varchar(10),
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.time(0),
                    DataType.TIMESTAMP,
                    DataType.timestamp(3),
                    DataType.timestamp(0),
                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                    DataType.timestampWithTimeZone(3),
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID,
                    DataType.JSON,
                    DataType.array(DataType.INTEGER),
                    DataType.array(DataType.VARCHAR),
                    DataType.map(DataType.VARCHAR, DataType.BIGINT),
                    DataType.row(
                            List.of(
                                    Column.of("x", DataType.INTEGER),
                                    Column.of("y", DataType.VARCHAR))));

    private final Fixture fixture;
    private final long seed = Long.getLong("tauro.seed", DEFAULT_SEED);
    private @Nullable AssertingConnector connector;
    private @Nullable Table awkward;
    private @Nullable Table bulk;

    Subject(Fixture fixture) {
        this.fixture = fixture;
    }

    /**
     * A table at the source.
     *
     * @param source where it is
     * @param schema its columns as they should read
     * @param rows its rows as they should read
     */
    record Table(TableSource source, Schema schema, List<List<@Nullable Object>> rows) {}

    Fixture fixture() {
        return fixture;
    }

    long seed() {
        return seed;
    }

    /**
     * A connector that is shared by tests until the next table is made, which an open connection
     * need not see.
     */
    AssertingConnector connector() {
        AssertingConnector shared = connector;
        if (shared == null) {
            shared = connect();
            connector = shared;
        }
        return shared;
    }

    /** A connector of the caller's own. */
    AssertingConnector connect() {
        return AssertingConnector.of(fixture.factory().connect(fixture.config()));
    }

    SourceTable open(Table table) {
        return connector().table(table.source());
    }

    List<DataType> storedTypes() {
        return TYPES.stream().filter(fixture::stores).toList();
    }

    /** The values of a type that the source can hold. */
    List<Object> values(DataType type) {
        return AwkwardValues.of(type).stream().filter(value -> fixture.holds(type, value)).toList();
    }

    Table create(String name, Schema schema, List<List<@Nullable Object>> rows) {
        disconnect();
        TableSource source = fixture.create(name, schema, rows);
        Schema read = new Schema(schema.columns().stream().map(this::read).toList());
        return new Table(source, read, rows.stream().map(row -> read(schema, row)).toList());
    }

    private Column read(Column column) {
        return Column.of(column.name(), fixture.readType(column.type()));
    }

    private List<@Nullable Object> read(Schema schema, List<@Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            values.add(fixture.readValue(schema.column(i).type(), row.get(i)));
        }
        return values;
    }

    /** A whole number that identifies a row: of the widest type that is stored, or text. */
    DataType keyType() {
        return Stream.of(DataType.INTEGER, DataType.BIGINT, DataType.VARCHAR)
                .filter(fixture::stores)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "The source of a contract must store INTEGER, BIGINT or VARCHAR"));
    }

    static Object key(DataType type, int number) {
        return switch (type.kind()) {
            case INTEGER -> number;
            case BIGINT -> (long) number;
            default -> String.format(Locale.ROOT, "%08d", number);
        };
    }

    /** A column of each type with each awkward value, nulls, and a key. */
    Table awkward() {
        Table made = awkward;
        if (made == null) {
            made = makeAwkward();
            awkward = made;
        }
        return made;
    }

    private Table makeAwkward() {
        List<DataType> types = storedTypes();
        Random random = new Random(seed);
        Map<Column, List<@Nullable Object>> columns = new LinkedHashMap<>();
        int rows = types.stream().mapToInt(type -> values(type).size()).max().orElse(0) + 20;
        for (DataType type : types) {
            columns.put(Column.of(columnName(type), type), spread(values(type), rows, random));
        }
        List<Column> all = new ArrayList<>(List.of(Column.of("id", keyType())));
        all.addAll(columns.keySet());
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<@Nullable Object> row = new ArrayList<>(List.of(key(keyType(), i)));
            int n = i;
            columns.values().forEach(values -> row.add(values.get(n)));
            table.add(row);
        }
        return create("awkward", new Schema(all), table);
    }

    /** Each value at least once, some nulls, and the rest as it comes, in no order. */
    private static List<@Nullable Object> spread(List<Object> values, int rows, Random random) {
        List<@Nullable Object> spread = new ArrayList<>(values);
        while (spread.size() < rows) {
            boolean none =
                    spread.size() < values.size() + 3 || values.isEmpty() || random.nextInt(4) == 0;
            spread.add(none ? null : values.get(random.nextInt(values.size())));
        }
        Collections.shuffle(spread, random);
        return spread;
    }

    static String columnName(DataType type) {
        return "c_"
                + type.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("_$", "");
    }

    /** Many rows of a key and, where text is stored, a note. */
    Table bulk() {
        Table made = bulk;
        if (made == null) {
            boolean text = fixture.stores(DataType.VARCHAR);
            Column key = Column.of("id", keyType());
            Schema schema =
                    text ? Schema.of(key, Column.of("note", DataType.VARCHAR)) : Schema.of(key);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int i = 0; i < fixture.bulkRows(); i++) {
                rows.add(
                        text
                                ? List.of(key(keyType(), i), "note " + i % 100)
                                : List.of(key(keyType(), i)));
            }
            made = create("bulk", schema, rows);
            bulk = made;
        }
        return made;
    }

    private void disconnect() {
        AssertingConnector shared = connector;
        connector = null;
        if (shared != null) {
            shared.assertAllClosed();
            shared.close();
        }
    }

    @Override
    public void close() {
        try {
            disconnect();
        } finally {
            fixture.close();
        }
    }
}
