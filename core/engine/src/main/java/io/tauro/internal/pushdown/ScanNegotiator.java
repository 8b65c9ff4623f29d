package io.tauro.internal.pushdown;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression;
import io.tauro.internal.kernel.Expression.And;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.optimize.RexToPredicate;
import io.tauro.internal.optimize.Selectivity;
import io.tauro.internal.physical.ColumnNames;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.FilterNode;
import io.tauro.internal.physical.PhysicalNode.LimitNode;
import io.tauro.internal.physical.PhysicalNode.Order;
import io.tauro.internal.physical.PhysicalNode.ProjectNode;
import io.tauro.internal.physical.PhysicalNode.ScanNode;
import io.tauro.internal.physical.PhysicalNode.SortNode;
import io.tauro.internal.plan.Choices;
import io.tauro.internal.plan.Parameters;
import io.tauro.internal.plan.RexToExpression;
import io.tauro.internal.plan.ScannableTable;
import io.tauro.internal.sql.TypeMapping;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Precision;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Offers a piece of plan over one table to its connector, and puts what the connector left on top
 * of the scan.
 */
final class ScanNegotiator {

    private final RexBuilder builder;
    private final Parameters parameters;
    private final PushdownPolicy policy;
    private final IdentityHashMap<Scan, Question> asked = new IdentityHashMap<>();

    ScanNegotiator(RexBuilder builder, Parameters parameters, PushdownPolicy policy) {
        this.builder = builder;
        this.parameters = parameters;
        this.policy = policy;
    }

    PhysicalNode plan(LeafQuery query) {
        return new Negotiation(query).plan();
    }

    /** What was asked of a source for a scan. */
    record Question(SourceTable source, ScanRequest request) {

        Scan again() {
            return source.plan(request);
        }
    }

    /** The scans that sources have answered with, by identity. */
    IdentityHashMap<Scan, Question> asked() {
        return asked;
    }

    private final class Negotiation {

        private final LeafQuery query;
        private final ScannableTable table;
        private final SourceTable source;
        private final Schema columns;

        /** What is offered, and the conjunct that it stands for. */
        private final Map<Predicate, RexNode> offered = new LinkedHashMap<>();

        private final List<RexNode> kept = new ArrayList<>();
        private final List<LeftPiece> left = new ArrayList<>();

        Negotiation(LeafQuery query) {
            this.query = query;
            this.table = query.barrier().table();
            this.source = table.registered().source();
            this.columns = table.schema();
        }

        PhysicalNode plan() {
            sortConjuncts();
            ScanRequest all = request(allColumns());
            Scan scan = source.plan(all);
            List<RexNode> residual = residual(scan.pushdown());
            ScanRequest narrow = request(neededColumns(residual));
            if (!narrow.columns().equals(all.columns())) {
                scan = source.plan(narrow);
                requireSameAnswer(scan.pushdown(), residual);
            }
            explainWhatStays(scan.pushdown());
            asked.put(scan, new Question(source, narrow));
            return onTop(scan, residual);
        }

        private void sortConjuncts() {
            RexToPredicate toPredicate = new RexToPredicate(builder, columns);
            for (RexNode conjunct : query.conjuncts().stream().flatMap(this::factors).toList()) {
                Optional<Predicate> predicate =
                        policy == PushdownPolicy.OFF
                                ? Optional.empty()
                                : toPredicate.convert(conjunct);
                if (predicate.isPresent()) {
                    offered.put(predicate.get(), conjunct);
                } else {
                    kept.add(conjunct);
                }
            }
        }

        /** Now that values are known: what all arms of an alternative say stands by itself. */
        private Stream<RexNode> factors(RexNode conjunct) {
            return conjunct.getKind() == SqlKind.OR
                    ? RelOptUtil.conjunctions(RexUtil.pullFactors(builder, conjunct)).stream()
                    : Stream.of(conjunct);
        }

        private ScanRequest request(List<String> columnNames) {
            ScanRequest request =
                    ScanRequest.of(columnNames).withFilters(List.copyOf(offered.keySet()));
            boolean offersLimit =
                    query.fetch() >= 0 && kept.isEmpty() && policy != PushdownPolicy.OFF;
            if (!offersLimit) {
                return request;
            }
            long rows = query.fetch() + query.offset();
            return rows < 0 ? request : request.withSort(sortKeys()).withLimit(rows);
        }

        private List<SortKey> sortKeys() {
            return query.sort().stream()
                    .map(
                            key ->
                                    new SortKey(
                                            columns.column(key.getFieldIndex()).name(),
                                            isDescending(key),
                                            nullsFirst(key)))
                    .toList();
        }

        private List<String> allColumns() {
            List<RexNode> all = new ArrayList<>(query.projections());
            all.addAll(query.conjuncts());
            return names(all);
        }

        private List<String> neededColumns(List<RexNode> residual) {
            List<RexNode> needed = new ArrayList<>(query.projections());
            needed.addAll(residual);
            return names(needed);
        }

        /**
         * In the order of the table. A sort's columns are always read: splits are merged by them.
         */
        private List<String> names(List<RexNode> expressions) {
            TreeSet<Integer> positions = new TreeSet<>();
            expressions.forEach(
                    expression -> RelOptUtil.InputFinder.bits(expression).forEach(positions::add));
            query.sort().forEach(key -> positions.add(key.getFieldIndex()));
            return positions.stream().map(position -> columns.column(position).name()).toList();
        }

        private List<RexNode> residual(Pushdown pushdown) {
            List<RexNode> residual = new ArrayList<>();
            pushdown.residual().forEach(predicate -> residual.add(conjunctOf(predicate)));
            residual.addAll(kept);
            return residual;
        }

        private RexNode conjunctOf(Predicate predicate) {
            RexNode conjunct = offered.get(predicate);
            if (conjunct == null) {
                throw broken("answered for a filter that it was not offered");
            }
            return conjunct;
        }

        private void requireSameAnswer(Pushdown second, List<RexNode> residual) {
            if (!residual(second).equals(residual)) {
                throw broken("answered differently when it was asked for fewer columns");
            }
        }

        private TauroException broken(String what) {
            return new TauroException(
                    ErrorCode.CONNECTOR_BROKE_ITS_CONTRACT,
                    "Connector '"
                            + table.registered().connectorType()
                            + "' "
                            + what
                            + " (table '"
                            + table.name()
                            + "'). Report this to its authors.",
                    Map.of("table", table.name()),
                    null);
        }

        private void explainWhatStays(Pushdown pushdown) {
            if (policy == PushdownPolicy.OFF) {
                if (!query.conjuncts().isEmpty() || query.fetch() >= 0) {
                    left.add(new LeftPiece(LeftPiece.Kind.STEP, "everything", Stay.OFF.text()));
                }
                return;
            }
            pushdown.filters().stream()
                    .filter(taken -> taken.precision() != Precision.EXACT)
                    .forEach(
                            taken ->
                                    left.add(
                                            new LeftPiece(
                                                    LeftPiece.Kind.FILTER,
                                                    describe(conjunctOf(taken.filter())),
                                                    verb(taken.precision()) + taken.reason())));
        }

        private String verb(Precision precision) {
            return precision == Precision.INEXACT ? "checked again: " : "";
        }

        private String describe(RexNode conjunct) {
            String text = new RexToExpression(builder, parameters).convert(conjunct).toString();
            return ColumnNames.in(text, columns.names());
        }

        private PhysicalNode onTop(Scan scan, List<RexNode> residual) {
            List<String> names = scan.schema().names();
            double rows = estimate(scan);
            PhysicalNode node =
                    new ScanNode(
                            table.name(),
                            table.registered().table().connection(),
                            table.registered().connectorType(),
                            scan,
                            left,
                            rows);
            RexToExpression expressions = new RexToExpression(builder, parameters);
            if (!residual.isEmpty()) {
                List<Expression> conditions =
                        residual.stream()
                                .map(conjunct -> expressions.convert(overScan(conjunct, names)))
                                .toList();
                node =
                        new FilterNode(
                                node,
                                conditions.size() == 1 ? conditions.get(0) : new And(conditions),
                                Math.max(1, rows * share(scan.pushdown().residual())));
            }
            return projected(limited(node, names), names, expressions);
        }

        private PhysicalNode limited(PhysicalNode node, List<String> names) {
            if (query.fetch() < 0 && query.offset() == 0) {
                return node;
            }
            OptionalLong limit =
                    query.fetch() < 0 ? OptionalLong.empty() : OptionalLong.of(query.fetch());
            double rows =
                    query.fetch() < 0
                            ? node.estimatedRows()
                            : Math.min(node.estimatedRows(), (double) query.fetch());
            if (query.sort().isEmpty()) {
                return new LimitNode(node, query.offset(), limit, rows);
            }
            List<Order> order =
                    query.sort().stream()
                            .map(
                                    key ->
                                            new Order(
                                                    names.indexOf(
                                                            columns.column(key.getFieldIndex())
                                                                    .name()),
                                                    isDescending(key),
                                                    nullsFirst(key)))
                            .toList();
            return new SortNode(node, order, query.offset(), limit, rows);
        }

        private PhysicalNode projected(
                PhysicalNode node, List<String> names, RexToExpression expressions) {
            List<Expression> projected = new ArrayList<>();
            List<Column> result = new ArrayList<>();
            for (int i = 0; i < query.projections().size(); i++) {
                RexNode projection = query.projections().get(i);
                io.tauro.type.DataType type = TypeMapping.toDataType(projection.getType());
                Expression expression = expressions.convert(overScan(projection, names));
                Expression exact =
                        expression instanceof InputColumn
                                ? expression
                                : Choices.exactly(expression, type);
                projected.add(exact);
                result.add(
                        Column.of(query.columnNames().get(i), exact.type())
                                .nullable(projection.getType().isNullable()));
            }
            boolean identity = projected.size() == names.size();
            for (int i = 0; identity && i < projected.size(); i++) {
                identity = projected.get(i) instanceof InputColumn column && column.index() == i;
            }
            return identity ? node : new ProjectNode(node, projected, new Schema(result));
        }

        private RexNode overScan(RexNode expression, List<String> names) {
            return expression.accept(
                    new RexShuttle() {
                        @Override
                        public RexNode visitInputRef(RexInputRef reference) {
                            int position =
                                    names.indexOf(columns.column(reference.getIndex()).name());
                            return new RexInputRef(position, reference.getType());
                        }
                    });
        }

        private static List<Predicate> exact(Pushdown pushdown) {
            return pushdown.filters().stream()
                    .filter(taken -> taken.precision() == Precision.EXACT)
                    .map(Pushdown.Taken::filter)
                    .toList();
        }

        /** Of the rows of the scan, the share that passes these and what stays here. */
        private double share(List<Predicate> residual) {
            return new Selectivity(table.statistics()).of(Predicate.all(residual))
                    * Math.pow(0.3, kept.size());
        }

        private double estimate(Scan scan) {
            double total = table.statistics().rows().orElse(1_000_000);
            Selectivity selectivity = new Selectivity(table.statistics());
            double guess = total * selectivity.of(Predicate.all(exact(scan.pushdown())));
            double rows =
                    table.isCoarse()
                            ? guess
                            : Math.min(guess, scan.estimate().rows().orElse(guess));
            return Math.max(
                    1,
                    scan.pushdown().limit()
                            ? Math.min(rows, (double) (query.fetch() + query.offset()))
                            : rows);
        }
    }

    static boolean isDescending(RelFieldCollation key) {
        return key.getDirection().isDescending();
    }

    static boolean nullsFirst(RelFieldCollation key) {
        return switch (key.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> isDescending(key);
        };
    }
}
