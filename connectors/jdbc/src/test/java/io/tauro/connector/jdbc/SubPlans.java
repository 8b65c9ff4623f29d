package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.RelationalSource.Answer;
import io.tauro.spi.RelationalStep;
import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Aggregation;
import io.tauro.spi.RelationalStep.Filter;
import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.Join;
import io.tauro.spi.RelationalStep.JoinKind;
import io.tauro.spi.RelationalStep.OrderKey;
import io.tauro.spi.RelationalStep.Ordering;
import io.tauro.spi.RelationalStep.Projection;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.SetOperation;
import io.tauro.spi.RelationalStep.WindowCall;
import io.tauro.spi.RelationalStep.Windowing;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.Term;
import io.tauro.spi.Term.CallTerm;
import io.tauro.spi.Term.CaseTerm;
import io.tauro.spi.Term.CastTerm;
import io.tauro.spi.Term.ColumnTerm;
import io.tauro.spi.Term.InTerm;
import io.tauro.spi.Term.ValueTerm;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that a database would be sent for many kinds of sub-plans over one table, without a
 * connection: each by its name, with the statement, or with {@code -- refused: …}.
 */
public final class SubPlans {

    static final String REFUSED = "-- refused: ";

    private final JdbcConnector connector;
    private final JdbcTable table;
    private final Schema schema;
    private final Map<String, String> rendered = new LinkedHashMap<>();

    private SubPlans(Database database, RemoteTable remote) {
        this.connector =
                new JdbcConnector(
                        ConnectionConfig.of("offline", Map.of()), new OfflineDatabase(database));
        this.table = new JdbcTable(connector, remote);
        this.schema = table.schema();
    }

    /**
     * Sub-plans over a table of these columns.
     *
     * @param columns of any types; there are steps for each of them
     */
    public static Map<String, String> of(Database database, List<RemoteColumn> columns) {
        RemoteTable remote =
                new RemoteTable(
                        TableSource.table(List.of("sales", "orders")),
                        database.quote("sales") + "." + database.quote("orders"),
                        columns,
                        List.of("sales", "orders"),
                        Lookups.UNKNOWN);
        SubPlans plans = new SubPlans(database, remote);
        plans.scans();
        plans.filters();
        plans.projections();
        plans.joins();
        plans.aggregations();
        plans.windows();
        plans.sets();
        plans.orders();
        plans.connector.close();
        return plans.rendered;
    }

    private Scan scan() {
        return table.plan(ScanRequest.of(schema.names()));
    }

    /** Of one column. */
    private Scan only(int column) {
        return table.plan(ScanRequest.of(List.of(schema.column(column).name())));
    }

    private void scans() {
        rendered.put("scan", text(scan()));
        for (Column column : schema.columns()) {
            String name = column.name();
            Object value = SampleValues.one(column.type());
            scanned(
                    "scan: " + name + " is null",
                    new Predicate.Condition(name, PredicateOperator.IS_NULL, null));
            if (value == null) {
                continue;
            }
            for (PredicateOperator operator : List.of(PredicateOperator.EQ, PredicateOperator.LT)) {
                scanned(
                        "scan: " + name + " " + operator.sql(),
                        new Predicate.Condition(name, operator, value));
            }
            if (column.type().kind() == TypeKind.VARCHAR) {
                scanned(
                        "scan: " + name + " LIKE",
                        new Predicate.Condition(name, PredicateOperator.LIKE, "a\\_%"));
            }
        }
        rendered.put(
                "scan: first rows by the first column",
                text(
                        table.plan(
                                ScanRequest.of(schema.names())
                                        .withSort(
                                                List.of(
                                                        new SortKey(
                                                                schema.column(0).name(),
                                                                true,
                                                                false)))
                                        .withLimit(3))));
    }

    private void scanned(String name, Predicate filter) {
        Scan scan =
                table.plan(
                        ScanRequest.of(List.of(schema.column(0).name()))
                                .withFilters(List.of(filter)));
        rendered.put(
                name,
                scan.pushdown().pushed().isEmpty()
                        ? REFUSED + scan.pushdown().filters().get(0).reason()
                        : text(scan));
    }

    private static String text(Scan scan) {
        return ((SourceQuery) scan).statement().sql().text();
    }

    private void filters() {
        for (int i = 0; i < schema.size(); i++) {
            Term column = new ColumnTerm(0, type(i));
            Scan scan = only(i);
            String name = schema.column(i).name();
            Object value = SampleValues.one(column.type());
            planned("filter: " + name + " is not null", where(scan, call("IS_NOT_NULL", column)));
            if (value == null) {
                continue;
            }
            Term constant = new ValueTerm(value, column.type());
            for (String operator : List.of("EQ", "NEQ", "LT", "GTE")) {
                planned(
                        "filter: " + name + " " + operator,
                        where(scan, call(operator, column, constant)));
            }
            planned("filter: " + name + " EQ itself", where(scan, call("EQ", column, column)));
            planned(
                    "filter: " + name + " IS NOT DISTINCT FROM itself",
                    where(scan, call("IS_NOT_DISTINCT_FROM", column, column)));
            planned(
                    "filter: " + name + " in two",
                    where(scan, new InTerm(column, List.of(value, value))));
            planned(
                    "filter: " + name + " in seven",
                    where(
                            scan,
                            new InTerm(
                                    column,
                                    List.of(value, value, value, value, value, value, value))));
            if (column.type().kind().isText()) {
                planned(
                        "filter: " + name + " LIKE",
                        where(
                                scan,
                                call("LIKE", column, new ValueTerm("a\\_%", DataType.VARCHAR))));
            }
            if (column.type().kind() == TypeKind.BOOLEAN) {
                planned("filter: " + name, where(scan, column));
                planned("filter: NOT " + name, where(scan, call("NOT", column)));
                planned(
                        "filter: " + name + " IS_NOT_TRUE",
                        where(scan, call("IS_NOT_TRUE", column)));
            }
        }
        Term first = call("EQ", column(0), new ValueTerm(SampleValues.one(type(0)), type(0)));
        Term null0 = call("IS_NULL", column(0));
        planned(
                "filter: AND, OR, NOT",
                where(only(0), call("OR", call("AND", first, null0), call("NOT", first))));
        planned("filter: a constant", where(only(0), new ValueTerm(true, DataType.BOOLEAN)));
    }

    private void projections() {
        for (int i = 0; i < schema.size(); i++) {
            DataType type = type(i);
            Term column = new ColumnTerm(0, type);
            Scan scan = only(i);
            Object value = SampleValues.one(type);
            String name = schema.column(i).name();
            if (value == null) {
                continue;
            }
            Term constant = new ValueTerm(value, type);
            projected(scan, "value: a constant like " + name, constant);
            projected(scan, "value: null like " + name, new ValueTerm(null, type));
            projected(
                    scan,
                    "value: CASE of " + name,
                    new CaseTerm(
                            List.of(call("IS_NULL", column)), List.of(constant), column, type));
            if (type.kind().isInteger()) {
                projected(scan, "value: " + name + " + itself", typed("ADD", type, column, column));
                projected(scan, "value: - " + name, typed("NEGATE", type, column));
                projected(scan, "value: abs " + name, typed("ABS", type, column));
                projected(
                        scan,
                        "value: " + name + " as BIGINT",
                        new CastTerm(column, DataType.BIGINT));
                projected(
                        scan,
                        "value: " + name + " as DECIMAL(38,0)",
                        new CastTerm(column, DataType.decimal(38, 0)));
            }
            if (type.kind() == TypeKind.DECIMAL) {
                DataType wide = DataType.decimal(Math.min(38, type.precision() + 1), type.scale());
                projected(
                        scan,
                        "value: " + name + " - itself",
                        typed("SUBTRACT", wide, column, column));
                projected(
                        scan,
                        "value: " + name + " * itself",
                        typed(
                                "MULTIPLY",
                                DataType.decimal(
                                        Math.min(38, 2 * type.precision()),
                                        Math.min(38, 2 * type.scale())),
                                column,
                                column));
                projected(
                        scan,
                        "value: " + name + " / itself",
                        typed("DIVIDE", wide, column, column));
            }
            if (type.kind() == TypeKind.VARCHAR) {
                projected(
                        scan,
                        "value: " + name + " || itself",
                        typed("CONCAT", DataType.VARCHAR, column, column));
                projected(
                        scan,
                        "value: length of " + name,
                        typed("CHAR_LENGTH", DataType.INTEGER, column));
                projected(
                        scan,
                        "value: length of " + name + " as BIGINT",
                        typed("CHAR_LENGTH", DataType.BIGINT, column));
                projected(scan, "value: upper " + name, typed("UPPER", DataType.VARCHAR, column));
                projected(
                        scan,
                        "value: " + name + " as VARCHAR",
                        new CastTerm(column, DataType.VARCHAR));
            }
            if (type.kind() == TypeKind.DATE || type.kind() == TypeKind.TIMESTAMP) {
                Term unit = new ValueTerm("YEAR", DataType.VARCHAR);
                projected(
                        scan,
                        "value: year of " + name,
                        typed("EXTRACT", DataType.BIGINT, unit, column));
            }
        }
    }

    private void joins() {
        Scan right = scan();
        Term equal = call("EQ", column(0), new ColumnTerm(schema.size(), type(0)));
        Term less = call("LT", column(0), new ColumnTerm(schema.size(), type(0)));
        for (JoinKind kind : JoinKind.values()) {
            Schema joined = kind == JoinKind.SEMI || kind == JoinKind.ANTI ? schema : twice(kind);
            planned("join: " + kind, new Join(scan(), right, kind, equal, joined));
            planned("join: " + kind + " by a range", new Join(scan(), right, kind, less, joined));
        }
        planned(
                "join: of sub-plans",
                new Join(
                        source(where(scan(), equal0())),
                        source(
                                aggregation(
                                        List.of(0),
                                        new Aggregate(
                                                "COUNT",
                                                List.of(),
                                                false,
                                                OptionalInt.empty(),
                                                DataType.BIGINT))),
                        JoinKind.LEFT,
                        equal,
                        new Schema(
                                concat(
                                        schema.columns(),
                                        List.of(
                                                schema.column(0).named("k"),
                                                Column.of("n", DataType.BIGINT))))));
    }

    private Term equal0() {
        return call("EQ", column(0), new ValueTerm(SampleValues.one(type(0)), type(0)));
    }

    private Schema twice(JoinKind kind) {
        List<Column> all = new ArrayList<>();
        for (Column column : schema.columns()) {
            all.add(column.nullable(true));
        }
        for (Column column : schema.columns()) {
            all.add(column.named(column.name() + "2").nullable(kind != JoinKind.SEMI));
        }
        return new Schema(all);
    }

    private static List<Column> concat(List<Column> one, List<Column> other) {
        List<Column> all = new ArrayList<>();
        one.forEach(column -> all.add(column.nullable(true)));
        other.forEach(column -> all.add(column.nullable(true)));
        return all;
    }

    private void aggregations() {
        int flag = first(TypeKind.BOOLEAN);
        planned("aggregate: COUNT(*)", aggregation(List.of(), count(OptionalInt.empty())));
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.column(i).name();
            DataType type = type(i);
            planned("aggregate: by " + name, aggregation(List.of(i), count(OptionalInt.empty())));
            planned(
                    "aggregate: COUNT(DISTINCT " + name + ")",
                    aggregation(
                            List.of(),
                            new Aggregate(
                                    "COUNT",
                                    List.of(i),
                                    true,
                                    OptionalInt.empty(),
                                    DataType.BIGINT)));
            planned(
                    "aggregate: MIN(" + name + ")",
                    aggregation(
                            List.of(),
                            new Aggregate("MIN", List.of(i), false, OptionalInt.empty(), type)));
            DataType sum = sum(type);
            if (sum != null) {
                planned(
                        "aggregate: SUM(" + name + ")",
                        aggregation(List.of(), sum(i, false, OptionalInt.empty(), sum)));
                planned(
                        "aggregate: SUM(DISTINCT " + name + ")",
                        aggregation(List.of(), sum(i, true, OptionalInt.empty(), sum)));
                if (flag >= 0) {
                    planned(
                            "aggregate: SUM(" + name + ") FILTER",
                            aggregation(List.of(), sum(i, false, OptionalInt.of(flag), sum)));
                }
            }
        }
        if (flag >= 0) {
            planned(
                    "aggregate: COUNT(*) FILTER",
                    aggregation(List.of(0), count(OptionalInt.of(flag))));
        }
        Scan counted = source(aggregation(List.of(0), count(OptionalInt.empty())));
        planned(
                "aggregate: DISTINCT",
                new Aggregation(
                        scan(),
                        List.of(0),
                        List.of(),
                        schema.select(List.of(schema.column(0).name()))));
        planned(
                "aggregate: HAVING",
                new Filter(
                        counted,
                        call(
                                "GT",
                                new ColumnTerm(1, DataType.BIGINT),
                                new ValueTerm(1L, DataType.BIGINT))));
    }

    private static Aggregate count(OptionalInt filter) {
        return new Aggregate("COUNT", List.of(), false, filter, DataType.BIGINT);
    }

    private static Aggregate sum(int column, boolean distinct, OptionalInt filter, DataType type) {
        return new Aggregate("SUM", List.of(column), distinct, filter, type);
    }

    private static @Nullable DataType sum(DataType type) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER -> DataType.BIGINT;
            case BIGINT -> DataType.decimal(38, 0);
            case DECIMAL -> DataType.decimal(38, type.scale());
            default -> null;
        };
    }

    private Aggregation aggregation(List<Integer> keys, Aggregate... aggregates) {
        List<Column> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(schema.column(key)));
        for (int i = 0; i < aggregates.length; i++) {
            columns.add(Column.of("a" + i, aggregates[i].type()));
        }
        return new Aggregation(scan(), keys, List.of(aggregates), new Schema(columns));
    }

    private void windows() {
        List<OrderKey> order = List.of(new OrderKey(0, false, true));
        for (String function : List.of("ROW_NUMBER", "RANK", "DENSE_RANK")) {
            windowed(
                    only(0),
                    "window: " + function,
                    new WindowCall(
                            function,
                            List.of(),
                            List.of(),
                            order,
                            Frame.PARTITION,
                            DataType.BIGINT));
        }
        windowed(
                only(0),
                "window: ROW_NUMBER in no order",
                new WindowCall(
                        "ROW_NUMBER",
                        List.of(),
                        List.of(),
                        List.of(),
                        Frame.PARTITION,
                        DataType.BIGINT));
        for (String function : List.of("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE")) {
            windowed(
                    only(0),
                    "window: " + function,
                    new WindowCall(function, List.of(0), List.of(), order, Frame.TO_ROW, type(0)));
        }
        for (Frame frame : Frame.values()) {
            windowed(
                    only(0),
                    "window: COUNT " + frame,
                    new WindowCall("COUNT", List.of(), List.of(0), order, frame, DataType.BIGINT));
        }
        for (int i = 0; i < schema.size(); i++) {
            windowed(
                    only(i),
                    "window: RANK by " + schema.column(i).name(),
                    new WindowCall(
                            "RANK",
                            List.of(),
                            List.of(0),
                            List.of(new OrderKey(0, true, false)),
                            Frame.PARTITION,
                            DataType.BIGINT));
        }
    }

    private void windowed(Scan scan, String name, WindowCall call) {
        List<Column> columns = new ArrayList<>(scan.schema().columns());
        columns.add(Column.of("w", call.type()));
        planned(name, new Windowing(scan, List.of(call), new Schema(columns)));
    }

    private void sets() {
        Schema one = schema.select(List.of(schema.column(0).name()));
        Scan first = source(new Projection(scan(), List.of(column(0)), one));
        for (SetKind kind : SetKind.values()) {
            planned("set: " + kind, new SetOperation(List.of(first, first), kind, false, one));
        }
        planned(
                "set: UNION ALL",
                new SetOperation(List.of(only(0), first), SetKind.UNION, true, one));
        planned(
                "set: UNION of three",
                new SetOperation(List.of(first, first, first), SetKind.UNION, false, one));
        planned(
                "set: EXCEPT ALL",
                new SetOperation(List.of(first, first), SetKind.EXCEPT, true, one));
    }

    private void orders() {
        for (int i = 0; i < schema.size(); i++) {
            planned(
                    "order: top by " + schema.column(i).name(),
                    new Ordering(
                            only(i),
                            List.of(new OrderKey(0, true, i % 2 == 0)),
                            0,
                            OptionalLong.of(5)));
        }
        planned("order: limit", new Ordering(only(0), List.of(), 0, OptionalLong.of(5)));
        planned(
                "order: offset and limit",
                new Ordering(
                        only(0), List.of(new OrderKey(0, false, false)), 10, OptionalLong.of(5)));
        planned(
                "order: offset",
                new Ordering(
                        only(0), List.of(new OrderKey(0, false, false)), 10, OptionalLong.empty()));
        Scan top = source(new Ordering(only(0), List.of(), 0, OptionalLong.of(5)));
        planned("order: a filter of the top", new Filter(top, equal0()));
    }

    private int first(TypeKind kind) {
        for (int i = 0; i < schema.size(); i++) {
            if (type(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private DataType type(int column) {
        return schema.column(column).type();
    }

    private Term column(int index) {
        return new ColumnTerm(index, type(index));
    }

    private static Term call(String function, Term... arguments) {
        return typed(function, DataType.BOOLEAN, arguments);
    }

    private static Term typed(String function, DataType type, Term... arguments) {
        return new CallTerm(function, List.of(arguments), type);
    }

    private static Filter where(Scan scan, Term condition) {
        return new Filter(scan, condition);
    }

    private void projected(Scan scan, String name, Term term) {
        planned(name, new Projection(scan, List.of(term), Schema.of(Column.of("v", term.type()))));
    }

    /** The scan of a step that must be taken. */
    private Scan source(RelationalStep step) {
        Answer answer = connector.relational().orElseThrow().plan(step);
        if (answer instanceof Answer.Taken taken) {
            return taken.scan();
        }
        throw new IllegalStateException(answer.toString());
    }

    private void planned(String name, RelationalStep step) {
        Answer answer = connector.relational().orElseThrow().plan(step);
        rendered.put(
                name,
                answer instanceof Answer.Taken taken
                        ? text(taken.scan())
                        : REFUSED + ((Answer.Refused) answer).reason());
    }
}
