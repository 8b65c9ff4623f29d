package io.tauro.benchmarks;

import io.tauro.VirtualSession;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.query.QueryResult;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ProjectableFilterableTable;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a session of Tauro for Calcite, with their numbers of rows: read for each query,
 * the columns that it needs and no other; or once, to be held as {@code Object[]}.
 */
final class CalciteTables {

    /** Up to so many different values of a column are kept once. */
    private static final int SHARED_VALUES = 10_000;

    private CalciteTables() {}

    /** Tables that are read for each query by Tauro's connectors. */
    static Map<String, Table> read(VirtualSession session, List<String> names) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : names) {
            tables.put(name, new ReadTable(session, name, schema(session, name)));
        }
        return tables;
    }

    /** Tables that are held in memory. */
    static Map<String, Table> held(VirtualSession session, List<String> names) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String name : names) {
            List<Object[]> rows = new ArrayList<>();
            List<Map<Object, Object>> shared = new ArrayList<>();
            Schema schema = schema(session, name);
            schema.columns().forEach(column -> shared.add(new HashMap<>()));
            try (QueryResult result = session.query("SELECT * FROM " + name)) {
                Rows source = new Rows(result, new AtomicBoolean());
                while (source.moveNext()) {
                    Object[] row = source.current();
                    for (int i = 0; i < row.length; i++) {
                        row[i] = share(shared.get(i), row[i]);
                    }
                    rows.add(row);
                }
            }
            tables.put(name, new HeldTable(schema, rows));
        }
        return tables;
    }

    private static Object share(Map<Object, Object> known, Object value) {
        Object same = known.get(value);
        if (same == null && known.size() < SHARED_VALUES) {
            known.put(value, value);
        }
        return same == null ? value : same;
    }

    private static Schema schema(VirtualSession session, String name) {
        try (QueryResult result = session.query("SELECT * FROM " + name + " WHERE 1 = 0")) {
            return result.schema();
        }
    }

    /** A table of known columns and number of rows. */
    private abstract static class KnownTable extends AbstractTable {
        final Schema schema;
        private final double rowCount;

        KnownTable(Schema schema, double rowCount) {
            this.schema = schema;
            this.rowCount = rowCount;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory types) {
            RelDataTypeFactory.Builder row = types.builder();
            for (Column column : schema.columns()) {
                RelDataType type = type(types, column.type());
                row.add(column.name(), types.createTypeWithNullability(type, column.nullable()));
            }
            return row.build();
        }

        private static RelDataType type(RelDataTypeFactory types, DataType type) {
            return switch (type.kind()) {
                case DECIMAL ->
                        types.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
                case VARCHAR, CHAR -> types.createSqlType(SqlTypeName.VARCHAR);
                default -> types.createSqlType(SqlTypeName.valueOf(type.kind().name()));
            };
        }

        @Override
        public Statistic getStatistic() {
            return Statistics.of(rowCount, List.<ImmutableBitSet>of());
        }
    }

    private static final class ReadTable extends KnownTable implements ProjectableFilterableTable {
        private final VirtualSession session;
        private final String name;

        ReadTable(VirtualSession session, String name, Schema schema) {
            super(schema, count(session, name));
            this.session = session;
            this.name = name;
        }

        private static double count(VirtualSession session, String name) {
            try (QueryResult result = session.query("SELECT COUNT(*) FROM " + name)) {
                return result.iterator().next().getLong(0);
            }
        }

        @Override
        public Enumerable<@Nullable Object[]> scan(
                DataContext root, List<RexNode> filters, int @Nullable [] projects) {
            int[] wanted =
                    projects == null ? IntStream.range(0, schema.size()).toArray() : projects;
            String columns =
                    IntStream.of(wanted)
                            .mapToObj(i -> schema.column(i).name())
                            .collect(Collectors.joining(", "));
            String sql = "SELECT " + (columns.isEmpty() ? "1" : columns) + " FROM " + name;
            AtomicBoolean cancelled = DataContext.Variable.CANCEL_FLAG.get(root);
            return new AbstractEnumerable<@Nullable Object[]>() {
                @Override
                public Enumerator<@Nullable Object[]> enumerator() {
                    return new Rows(session.query(sql), cancelled);
                }
            };
        }
    }

    private static final class HeldTable extends KnownTable implements ScannableTable {
        private final List<Object[]> rows;

        HeldTable(Schema schema, List<Object[]> rows) {
            super(schema, rows.size());
            this.rows = rows;
        }

        @Override
        public Enumerable<@Nullable Object[]> scan(DataContext root) {
            return Linq4j.asEnumerable(rows);
        }
    }

    /** The rows of a result, as Calcite holds values: a date is the number of its day. */
    private static final class Rows implements Enumerator<@Nullable Object[]> {
        private final QueryResult result;
        private final AtomicBoolean cancelled;
        private @Nullable Batch batch;
        private int next;
        private @Nullable Object[] current = {};

        Rows(QueryResult result, @Nullable AtomicBoolean cancelled) {
            this.result = result;
            this.cancelled = cancelled == null ? new AtomicBoolean() : cancelled;
        }

        @Override
        public @Nullable Object[] current() {
            return current;
        }

        @Override
        public boolean moveNext() {
            while (batch == null || next == batch.selectedCount()) {
                if (cancelled.get()) {
                    throw new IllegalStateException("cancelled");
                }
                batch = result.nextBatch();
                next = 0;
                if (batch == null) {
                    return false;
                }
            }
            int row = batch.row(next++);
            current = new Object[batch.columnCount()];
            for (int i = 0; i < current.length; i++) {
                ColumnVector column = batch.column(i);
                Object value = column.value(row);
                current[i] = value instanceof LocalDate day ? (int) day.toEpochDay() : value;
            }
            return true;
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            result.close();
        }
    }
}
