package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.RemoteTable.Lookups;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
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
import java.util.stream.Stream;

/**
 * Statements of every shape that a database is asked, written and not run: each filter on each
 * column, expressions, joins, aggregates, windows, sets, top rows, and these on top of each other.
 * What a dialect does not take is there by its reason.
 */
public final class WrittenPlans {

    private static final int LONG_LIST = 2_100;

    private final OfflineSource source;
    private final RemoteTable remote;
    private final RemoteTable other;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, Integer> parameters = new LinkedHashMap<>();

    private WrittenPlans(Database database, RemoteTable remote, RemoteTable other) {
        this.source = new OfflineSource(database);
        this.remote = remote;
        this.other = other;
    }

    /** A table of these columns as a database that was asked would describe it. */
    public static RemoteTable table(String from, String name, List<RemoteColumn> columns) {
        return new RemoteTable(
                TableSource.table(name), from, columns, List.of(name), Lookups.UNKNOWN);
    }

    /** All statements over two tables. */
    public static WrittenPlans of(Database database, RemoteTable table, RemoteTable other) {
        WrittenPlans plans = new WrittenPlans(database, table, other);
        try (OfflineSource open = plans.source) {
            plans.write();
        }
        return plans;
    }

    /** What was taken: the shape, and its SQL. */
    public Map<String, String> statements() {
        return written;
    }

    /** What was not taken: the shape, and why. */
    public Map<String, String> refusals() {
        return refused;
    }

    /** How many values are bound. */
    public int parameters(String shape) {
        return parameters.getOrDefault(shape, -1);
    }

    private void write() {
        Scan scan = scan(remote);
        List<Column> columns = scan.schema().columns();
        add("scan", scan);
        for (int i = 0; i < columns.size(); i++) {
            scans(columns.get(i));
            filters(scan, i, columns.get(i));
            expressions(scan, i, columns.get(i));
            aggregates(scan, i, columns.get(i));
            windows(scan, i, columns.get(i));
            orders(scan, i, columns.get(i));
            sets(scan, i, columns.get(i));
            joins(scan, i, columns.get(i));
        }
        composed(scan, columns);
    }

    private Scan scan(RemoteTable table) {
        JdbcTable known = source.table(table);
        return known.plan(ScanRequest.of(known.schema().names()));
    }

    private void add(String shape, Scan scan) {
        Sql sql =
                scan instanceof JdbcScan table
                        ? table.statement().sql()
                        : ((SubPlanScan) scan).statement().sql();
        written.put(shape, sql.text());
        parameters.put(shape, sql.parameters().size());
    }

    private Stream<Scan> step(String shape, RelationalStep step) {
        Answer answer = source.relational().plan(step);
        if (answer instanceof Answer.Taken taken) {
            add(shape, taken.scan());
            return Stream.of(taken.scan());
        }
        refused.put(shape, ((Answer.Refused) answer).reason());
        return Stream.empty();
    }

    private void scans(Column column) {
        List<Object> values = SampleValues.of(column.type());
        for (PredicateOperator operator : PredicateOperator.values()) {
            switch (operator) {
                case IS_NULL, IS_NOT_NULL ->
                        scans(column, operator.name(), Predicate.of(column.name(), operator));
                case IN, NOT_IN ->
                        scans(
                                column,
                                operator.name(),
                                Predicate.of(column.name(), operator, values));
                case LIKE -> {
                    if (column.type().kind().isText()) {
                        Predicate like = Predicate.of(column.name(), operator, "a_\\[%");
                        scans(column, "LIKE", like);
                        scans(column, "NOT LIKE", new Predicate.Not(like));
                    }
                }
                default ->
                        scans(
                                column,
                                operator.name(),
                                Predicate.of(column.name(), operator, values.get(0)));
            }
        }
        for (boolean descending : new boolean[] {false, true}) {
            for (boolean nullsFirst : new boolean[] {false, true}) {
                JdbcTable table = source.table(remote);
                add(
                        "scan of the top by "
                                + column
                                + (descending ? " down" : " up")
                                + (nullsFirst ? ", nulls first" : ", nulls last"),
                        table.plan(
                                ScanRequest.of(List.of(column.name()))
                                        .withSort(
                                                List.of(
                                                        new SortKey(
                                                                column.name(),
                                                                descending,
                                                                nullsFirst)))
                                        .withLimit(10)));
            }
        }
    }

    private void scans(Column column, String operator, Predicate predicate) {
        JdbcTable table = source.table(remote);
        Scan scan =
                table.plan(ScanRequest.of(List.of(column.name())).withFilters(List.of(predicate)));
        String shape = "scan " + operator + " " + column;
        scan.pushdown().filters().stream()
                .filter(taken -> taken.precision() == io.tauro.spi.Pushdown.Precision.NONE)
                .forEach(taken -> refused.put(shape, taken.reason()));
        if (!refused.containsKey(shape)) {
            add(shape, scan);
        }
    }

    private static Term is(String function, Term... arguments) {
        return new CallTerm(function, List.of(arguments), DataType.BOOLEAN);
    }

    private static Term column(int index, Column column) {
        return new ColumnTerm(index, column.type());
    }

    private void filters(Scan scan, int index, Column column) {
        Term value = column(index, column);
        List<Object> samples = SampleValues.of(column.type());
        Term sample = new ValueTerm(samples.get(0), column.type());
        for (String comparison : List.of("EQ", "NEQ", "LT", "LTE", "GT", "GTE")) {
            step(
                    "filter " + comparison + " " + column,
                    new Filter(scan, is(comparison, value, sample)));
            step(
                    "filter " + comparison + " turned " + column,
                    new Filter(scan, is(comparison, sample, value)));
            step(
                    "filter " + comparison + " of itself " + column,
                    new Filter(scan, is(comparison, value, value)));
        }
        Term equal = is("EQ", value, sample);
        step("filter NULL " + column, new Filter(scan, is("IS_NULL", value)));
        step("filter NOT NULL " + column, new Filter(scan, is("IS_NOT_NULL", value)));
        step("filter IN " + column, new Filter(scan, new InTerm(value, samples)));
        step("filter NOT IN " + column, new Filter(scan, is("NOT", new InTerm(value, samples))));
        step("filter NOT " + column, new Filter(scan, is("NOT", equal)));
        for (String truth : List.of("IS_TRUE", "IS_NOT_TRUE", "IS_FALSE", "IS_NOT_FALSE")) {
            step("filter " + truth + " " + column, new Filter(scan, is(truth, equal)));
        }
        step(
                "filter OR " + column,
                new Filter(scan, is("OR", is("AND", equal, equal), is("IS_NULL", value))));
        for (String same : List.of("IS_DISTINCT_FROM", "IS_NOT_DISTINCT_FROM")) {
            step("filter " + same + " " + column, new Filter(scan, is(same, value, value)));
        }
        if (column.type().kind().isText()) {
            Term pattern = new ValueTerm("a_\\[%", DataType.VARCHAR);
            step("filter LIKE " + column, new Filter(scan, is("LIKE", value, pattern)));
        }
        if (column.type().kind() == TypeKind.BOOLEAN) {
            step("filter by " + column, new Filter(scan, value));
            step("filter by NOT " + column, new Filter(scan, is("NOT", value)));
        }
        List<Object> many = SampleValues.many(column.type(), LONG_LIST);
        if (!many.isEmpty()) {
            step("filter long IN " + column, new Filter(scan, new InTerm(value, many)));
        }
    }

    private Stream<Scan> project(String shape, Scan scan, Term... terms) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            columns.add(Column.of("e" + i, terms[i].type()));
        }
        return step(shape, new Projection(scan, List.of(terms), new Schema(columns)));
    }

    private void expressions(Scan scan, int index, Column column) {
        Term value = column(index, column);
        DataType type = column.type();
        Term sample = new ValueTerm(SampleValues.of(type).get(0), type);
        project("column " + column, scan, value);
        project("constant " + type, scan, sample);
        project("null " + type, scan, new ValueTerm(null, type));
        project("fact " + column, scan, is("EQ", value, sample));
        project("listed " + column, scan, new InTerm(value, SampleValues.of(type)));
        project(
                "CASE " + column,
                scan,
                new CaseTerm(
                        List.of(is("IS_NULL", value), is("EQ", value, sample)),
                        List.of(sample, value),
                        new ValueTerm(null, type),
                        type));
        for (String operator : List.of("ADD", "SUBTRACT", "MULTIPLY")) {
            DataType result = SampleValues.result(operator, type);
            project(
                    operator + " " + column,
                    scan,
                    new CallTerm(operator, List.of(value, sample), result));
        }
        for (String function : List.of("NEGATE", "ABS")) {
            project(function + " " + column, scan, new CallTerm(function, List.of(value), type));
        }
        for (String unit : List.of("YEAR", "MONTH", "DAY")) {
            Term field = new ValueTerm(unit, DataType.VARCHAR);
            project(
                    "EXTRACT " + unit + " " + column,
                    scan,
                    new CallTerm("EXTRACT", List.of(field, value), DataType.BIGINT));
        }
        if (type.kind().isText()) {
            project(
                    "CONCAT " + column,
                    scan,
                    new CallTerm("CONCAT", List.of(value, sample), SampleValues.twice(type)));
            project(
                    "CHAR_LENGTH " + column,
                    scan,
                    new CallTerm("CHAR_LENGTH", List.of(value), DataType.INTEGER));
        }
        for (DataType wider : SampleValues.wider(type)) {
            project("CAST to " + wider + " " + column, scan, new CastTerm(value, wider));
        }
    }

    private Stream<Scan> aggregate(
            String shape, Scan scan, List<Integer> keys, Aggregate... aggregates) {
        List<Column> columns = new ArrayList<>();
        for (int key : keys) {
            columns.add(scan.schema().column(key).named("k" + key));
        }
        for (int i = 0; i < aggregates.length; i++) {
            columns.add(Column.of("a" + i, aggregates[i].type()));
        }
        return step(shape, new Aggregation(scan, keys, List.of(aggregates), new Schema(columns)));
    }

    private static Aggregate call(String function, DataType type, boolean distinct, int argument) {
        return new Aggregate(function, List.of(argument), distinct, OptionalInt.empty(), type);
    }

    private static final Aggregate ROWS =
            new Aggregate("COUNT", List.of(), false, OptionalInt.empty(), DataType.BIGINT);

    private void aggregates(Scan scan, int index, Column column) {
        aggregate("GROUP BY " + column, scan, List.of(index), ROWS)
                .forEach(
                        groups -> {
                            step(
                                    "HAVING " + column,
                                    new Filter(
                                            groups,
                                            is(
                                                    "GT",
                                                    new ColumnTerm(1, DataType.BIGINT),
                                                    new ValueTerm(5L, DataType.BIGINT))));
                            order("top groups by " + column, groups, 0, 3, OptionalLong.of(5));
                            order("top counts of " + column, groups, 1, 3, OptionalLong.of(5));
                            aggregate("groups of groups of " + column, groups, List.of(1), ROWS);
                            equal("groups met again by " + column, groups, 0, scan, index);
                        });
        aggregate("DISTINCT " + column, scan, List.of(index));
        for (boolean distinct : new boolean[] {false, true}) {
            String of = (distinct ? " DISTINCT " : " ") + column;
            aggregate(
                    "COUNT" + of, scan, List.of(), call("COUNT", DataType.BIGINT, distinct, index));
            aggregate("MIN" + of, scan, List.of(), call("MIN", column.type(), distinct, index));
            aggregate("MAX" + of, scan, List.of(), call("MAX", column.type(), distinct, index));
            SampleValues.sum(column.type())
                    .ifPresent(
                            sum ->
                                    aggregate(
                                            "SUM" + of,
                                            scan,
                                            List.of(),
                                            call("SUM", sum, distinct, index)));
        }
        Term fact = is("IS_NOT_NULL", column(index, column));
        project("tested " + column, scan, column(index, column), fact)
                .forEach(
                        tested ->
                                aggregate(
                                        "COUNT FILTER " + column,
                                        tested,
                                        List.of(),
                                        new Aggregate(
                                                "COUNT",
                                                List.of(0),
                                                false,
                                                OptionalInt.of(1),
                                                DataType.BIGINT),
                                        new Aggregate(
                                                "COUNT",
                                                List.of(),
                                                false,
                                                OptionalInt.of(1),
                                                DataType.BIGINT)));
    }

    private void windows(Scan scan, int index, Column column) {
        Map<String, DataType> functions = new LinkedHashMap<>();
        for (String rank : List.of("ROW_NUMBER", "RANK", "DENSE_RANK")) {
            functions.put(rank, DataType.BIGINT);
        }
        for (String same : List.of("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "MIN", "MAX")) {
            functions.put(same, column.type());
        }
        functions.put("COUNT", DataType.BIGINT);
        SampleValues.sum(column.type()).ifPresent(sum -> functions.put("SUM", sum));
        functions.forEach(
                (function, type) -> {
                    List<Integer> arguments =
                            type.equals(DataType.BIGINT) && function.endsWith("R")
                                            || function.endsWith("RANK")
                                    ? List.of()
                                    : List.of(index);
                    for (Frame frame : Frame.values()) {
                        for (boolean ordered : new boolean[] {true, false}) {
                            List<OrderKey> order =
                                    ordered ? List.of(new OrderKey(index, true, false)) : List.of();
                            window(
                                    function
                                            + " OVER "
                                            + column
                                            + " "
                                            + frame
                                            + (ordered ? " ordered" : ""),
                                    scan,
                                    new WindowCall(
                                            function,
                                            arguments,
                                            List.of(index),
                                            order,
                                            frame,
                                            type));
                        }
                    }
                });
    }

    private void window(String shape, Scan scan, WindowCall call) {
        List<Column> columns = new ArrayList<>(scan.schema().columns());
        columns.add(Column.of("w", call.type()));
        step(shape, new Windowing(scan, List.of(call), new Schema(columns)));
    }

    private Stream<Scan> order(String shape, Scan scan, int key, long offset, OptionalLong limit) {
        return step(
                shape, new Ordering(scan, List.of(new OrderKey(key, true, false)), offset, limit));
    }

    private void orders(Scan scan, int index, Column column) {
        order("top by " + column, scan, index, 0, OptionalLong.of(10))
                .forEach(
                        top -> {
                            aggregate("groups of the top by " + column, top, List.of(), ROWS);
                            order("top of the top by " + column, top, index, 2, OptionalLong.of(3));
                        });
        order("page by " + column, scan, index, 20, OptionalLong.of(10));
        order("rest by " + column, scan, index, 20, OptionalLong.empty());
    }

    private void sets(Scan scan, int index, Column column) {
        project("branch " + column, scan, column(index, column))
                .forEach(
                        branch -> {
                            for (SetKind kind : SetKind.values()) {
                                step(
                                        kind + " " + column,
                                        new SetOperation(
                                                List.of(branch, branch, branch),
                                                kind,
                                                false,
                                                branch.schema()));
                            }
                            step(
                                            "UNION ALL " + column,
                                            new SetOperation(
                                                    List.of(branch, branch),
                                                    SetKind.UNION,
                                                    true,
                                                    branch.schema()))
                                    .forEach(
                                            union ->
                                                    aggregate(
                                                            "groups of a union of " + column,
                                                            union,
                                                            List.of(0),
                                                            ROWS));
                        });
    }

    private void joins(Scan scan, int index, Column column) {
        Scan right = scan(other);
        for (JoinKind kind : JoinKind.values()) {
            join(
                    kind + " JOIN by " + column,
                    kind,
                    scan,
                    right,
                    equality(scan, index, index, column));
            join(
                    kind + " JOIN by order of " + column,
                    kind,
                    scan,
                    right,
                    is("LT", column(index, column), column(scan.schema().size() + index, column)));
        }
    }

    private static Term equality(Scan left, int one, int other, Column column) {
        return is("EQ", column(one, column), column(left.schema().size() + other, column));
    }

    private void equal(String shape, Scan left, int one, Scan right, int other) {
        join(
                shape,
                JoinKind.INNER,
                left,
                right,
                equality(left, one, other, left.schema().column(one)));
    }

    private Stream<Scan> join(String shape, JoinKind kind, Scan left, Scan right, Term condition) {
        List<Column> columns = new ArrayList<>();
        for (Column column : left.schema().columns()) {
            columns.add(column.named("l_" + column.name()));
        }
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            for (Column column : right.schema().columns()) {
                columns.add(column.named("r_" + column.name()));
            }
        }
        return step(shape, new Join(left, right, kind, condition, new Schema(columns)));
    }

    /** Steps on steps: what a report asks. */
    private void composed(Scan scan, List<Column> columns) {
        int key = 0;
        Column first = columns.get(key);
        Term sample = new ValueTerm(SampleValues.of(first.type()).get(0), first.type());
        Scan right = scan(other);
        step("composed: filter", new Filter(scan, is("GTE", column(key, first), sample)))
                .flatMap(
                        some ->
                                join(
                                        "composed: join",
                                        JoinKind.LEFT,
                                        some,
                                        right,
                                        equality(some, key, key, first)))
                .flatMap(
                        joined ->
                                aggregate(
                                        "composed: groups",
                                        joined,
                                        List.of(key),
                                        ROWS,
                                        call("COUNT", DataType.BIGINT, true, columns.size())))
                .flatMap(
                        groups ->
                                join(
                                        "composed: join of groups",
                                        JoinKind.INNER,
                                        groups,
                                        right,
                                        equality(groups, 0, key, first)))
                .flatMap(
                        again ->
                                join(
                                        "composed: only such",
                                        JoinKind.SEMI,
                                        again,
                                        right,
                                        equality(again, 0, key, first)))
                .forEach(all -> order("composed: top", all, 1, 5, OptionalLong.of(10)));
        step(
                        "composed: page",
                        new Ordering(
                                scan,
                                List.of(
                                        new OrderKey(key, false, true),
                                        new OrderKey(key, true, false)),
                                0,
                                OptionalLong.of(7)))
                .forEach(
                        page ->
                                join(
                                        "composed: join of a page",
                                        JoinKind.INNER,
                                        page,
                                        right,
                                        equality(page, key, key, first)));
        step("composed: some rows", new Ordering(scan, List.of(), 0, OptionalLong.of(7)));
        step("composed: other rows", new Ordering(scan, List.of(), 4, OptionalLong.of(7)));
        aggregate("composed: count", scan, List.of(), ROWS);
    }
}
