package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.sql.PolicyColumn.Computed;
import io.tauro.internal.sql.PolicyColumn.Transformed;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a policy the tree that stands in the place of a table: its rows for which the conditions
 * are true, with its masks, under a barrier. Used once.
 */
final class PolicyConversion {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private final PolicyView view;
    private final SqlDialectOption dialect;
    private final RelOptCluster cluster;
    private final QueryConversion inner;
    private final int first;
    private final List<String> texts = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private List<Parameter> parameters = List.of();
    private QueryConversion.@Nullable Validated ready;
    private boolean bound = true;

    /** The pieces of the policy for which a value of the principal is not there, or is none. */
    private final Set<String> never = new HashSet<>();

    /**
     * @param inner of the same cluster, with the catalog of the policy
     * @param first the index of the first parameter of the policy
     */
    PolicyConversion(
            PolicyView view,
            SqlDialectOption dialect,
            RelOptCluster cluster,
            QueryConversion inner,
            int first) {
        this.view = view;
        this.dialect = dialect;
        this.cluster = cluster;
        this.inner = inner;
        this.first = first;
    }

    /** One without values in the places of its placeholders: to be checked, not to be run. */
    static PolicyConversion unbound(
            PolicyView view,
            SqlDialectOption dialect,
            RelOptCluster cluster,
            QueryConversion inner) {
        PolicyConversion conversion = new PolicyConversion(view, dialect, cluster, inner, 0);
        conversion.bound = false;
        return conversion;
    }

    /** The columns that are seen. */
    Schema schema() {
        QueryConversion.Validated validated = validated();
        List<Column> seen = new ArrayList<>();
        int computed = 1;
        for (PolicyColumn column : view.columns()) {
            Column whole = view.whole().schema().column(column.name()).orElseThrow();
            if (column instanceof Transformed shown) {
                seen.add(Column.of(whole.name(), shown.transform().type()));
            } else if (column instanceof Computed) {
                RelDataType type =
                        validated
                                .validator()
                                .getValidatedNodeType(validated.query())
                                .getFieldList()
                                .get(computed++)
                                .getType();
                seen.add(Column.of(whole.name(), TypeMapping.toDataType(type)));
            } else {
                seen.add(whole);
            }
        }
        return new Schema(seen);
    }

    /** The parameters of the policy. */
    List<Parameter> parameters() {
        validated();
        return parameters;
    }

    /** The rows for which the conditions are true, with all their columns. */
    RelNode rows() {
        return filtered(selected().getInput());
    }

    private Project selected() {
        RelNode selected = inner.toRel(validated()).rel;
        if (!(selected instanceof Project values)
                || RexOver.containsOver(values.getProjects(), null)) {
            throw shape();
        }
        return values;
    }

    /** The tree, with columns of these types. */
    RelNode tree(RelDataType rowType) {
        Project values = selected();
        RelNode rows = filtered(values.getInput());
        List<RexNode> shown = new ArrayList<>();
        ImmutableBitSet.Builder masked = ImmutableBitSet.builder();
        int computed = 1;
        for (PolicyColumn column : view.columns()) {
            int position = shown.size();
            RelDataType type = rowType.getFieldList().get(position).getType();
            if (column instanceof Transformed transformed) {
                masked.set(position);
                shown.add(transformed(transformed, rows, type));
            } else if (column instanceof Computed) {
                masked.set(position);
                shown.add(computed(values.getProjects().get(computed++), type));
            } else {
                shown.add(reference(rows, column.name()));
            }
        }
        Optional<String> condition =
                hasConditions()
                        ? Optional.of(PolicyConditions.text(((Filter) rows).getCondition()))
                        : Optional.empty();
        PolicyRows rule = condition(rows);
        RelNode projected =
                LogicalProject.create(
                        kept(rows, rule), List.of(), shown, rowType.getFieldNames(), Set.of());
        return PolicyBarrier.over(
                projected, new PolicyStamp(view.access(), condition), masked.build(), rule);
    }

    /**
     * The rows with a hold on the columns of the condition, which those of a table have by name.
     */
    private RelNode kept(RelNode rows, PolicyRows rule) {
        return hasConditions() && view.whole().viewSql().isPresent()
                ? ViewRows.over(rows, RelOptUtil.InputFinder.bits(rule.condition()))
                : rows;
    }

    /** The conditions, without those that have sub-queries: these become joins. */
    private PolicyRows condition(RelNode rows) {
        RexBuilder builder = cluster.getRexBuilder();
        RexNode condition =
                hasConditions() ? ((Filter) rows).getCondition() : builder.makeLiteral(true);
        RexNode bare =
                condition.getKind() == SqlKind.IS_TRUE
                        ? ((RexCall) condition).operands.get(0)
                        : condition;
        List<RexNode> all = RelOptUtil.conjunctions(bare);
        List<RexNode> plain =
                all.stream().filter(one -> RexUtil.SubQueryFinder.find(one) == null).toList();
        return new PolicyRows(
                RexUtil.composeConjunction(builder, plain),
                plain.size() == all.size(),
                hasConditions() && all.stream().allMatch(RexNode::isAlwaysTrue),
                view.whole().schema());
    }

    private boolean hasConditions() {
        return view.access().limitsRows();
    }

    /** The rows under the condition, also if it is always true. */
    private RelNode filtered(RelNode rows) {
        if (!hasConditions()) {
            return requireSource(rows);
        }
        if (rows instanceof Filter filter) {
            requireSource(filter.getInput());
            return filter;
        }
        RexBuilder builder = cluster.getRexBuilder();
        return LogicalFilter.create(
                requireSource(rows),
                builder.makeCall(SqlStdOperatorTable.IS_TRUE, builder.makeLiteral(true)));
    }

    /** The columns of the table, in its order; of a view, whatever its query is. */
    private RelNode requireSource(RelNode rows) {
        boolean whole =
                rows.getRowType().getFieldCount() == view.whole().schema().size()
                        && (rows instanceof TableScan || view.whole().viewSql().isPresent());
        if (!whole) {
            throw shape();
        }
        return rows;
    }

    private TauroException shape() {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                "The policy of table '"
                        + view.whole().name()
                        + "' has an aggregate or a window function. Write conditions and masks on one row.");
    }

    private RexNode reference(RelNode rows, String column) {
        int index = view.whole().schema().names().indexOf(column);
        return cluster.getRexBuilder().makeInputRef(rows, index);
    }

    private RexNode transformed(Transformed column, RelNode rows, RelDataType type) {
        SqlOperator operator =
                new MaskOperator(
                        column.name() + " in " + view.access().policy(), column.transform(), type);
        return cluster.getRexBuilder()
                .makeCall(
                        type,
                        operator,
                        column.transform().inputs().stream()
                                .map(input -> reference(rows, named(input)))
                                .toList());
    }

    /** A column of the table: of exactly this name, or else of one that differs in case alone. */
    private String named(String input) {
        if (view.whole().schema().names().contains(input)) {
            return input;
        }
        return view.whole().schema().names().stream()
                .filter(input::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                new TauroException(
                                        ErrorCode.INVALID_POLICY,
                                        "A mask of table '"
                                                + view.whole().name()
                                                + "' reads a column that is not there. Correct the policy."));
    }

    private RexNode computed(RexNode value, RelDataType type) {
        if (RexUtil.SubQueryFinder.find(value) != null) {
            throw new TauroException(
                    ErrorCode.INVALID_POLICY,
                    "A mask of table '"
                            + view.whole().name()
                            + "' has a sub-query. Write it over the columns of one row.");
        }
        RexBuilder builder = cluster.getRexBuilder();
        RexNode exact =
                value.getType().equals(type) ? value : builder.makeAbstractCast(type, value, false);
        return builder.makeCall(type, MaskedExpression.INSTANCE, List.of(exact));
    }

    /**
     * The policy as a query, validated; pieces that ask for a value that is not there are FALSE,
     * and masks that do are NULL.
     */
    private QueryConversion.Validated validated() {
        if (ready == null) {
            ready = validate();
        }
        return ready;
    }

    private QueryConversion.Validated validate() {
        while (true) {
            inner.again();
            SqlSelect select = select();
            List<DataType> open =
                    new ArrayList<>(Collections.nCopies(first + texts.size(), DataType.NULL));
            QueryConversion.Validated validated = inner.validate(select, open);
            Map<Integer, RelDataType> types =
                    validated.validator().parameterTypes(validated.query());
            if (bind(types)) {
                return validated;
            }
        }
    }

    /** Whether each value is one of the type that stands at its place. */
    private boolean bind(Map<Integer, RelDataType> types) {
        if (!bound) {
            return true;
        }
        List<Parameter> values = new ArrayList<>();
        boolean all = true;
        for (int i = 0; i < texts.size(); i++) {
            RelDataType rel = types.get(first + i);
            DataType type = rel == null ? DataType.VARCHAR : TypeMapping.toDataType(rel);
            Optional<Object> value = PolicyValue.of(texts.get(i), type);
            if (value.isEmpty()) {
                never.add(pieces.get(i));
                all = false;
            }
            values.add(new Parameter(value.orElse(null), type));
        }
        parameters = List.copyOf(values);
        return all;
    }

    private SqlSelect select() {
        texts.clear();
        pieces.clear();
        SqlNodeList values = new SqlNodeList(NOWHERE);
        values.add(SqlLiteral.createBoolean(true, NOWHERE));
        for (PolicyColumn column : view.columns()) {
            if (column instanceof Computed computed) {
                values.add(piece(computed.sql(), SqlLiteral.createNull(NOWHERE)));
            }
        }
        return new SqlSelect(
                NOWHERE,
                null,
                values,
                quoted(view.whole().path()),
                condition(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static SqlIdentifier quoted(List<String> path) {
        return new SqlIdentifier(
                path, null, NOWHERE, Collections.nCopies(path.size(), SqlParserPos.QUOTED_ZERO));
    }

    /** {@code (restrictive AND … AND (permissive OR …)) IS TRUE}; null for none. */
    private @Nullable SqlNode condition() {
        if (!hasConditions()) {
            return null;
        }
        SqlNode no = SqlLiteral.createBoolean(false, NOWHERE);
        List<SqlNode> all = new ArrayList<>();
        view.access().restrictive().forEach(text -> all.add(piece(text, no)));
        view.access()
                .permissive()
                .ifPresent(
                        texts ->
                                all.add(
                                        texts.isEmpty()
                                                ? no
                                                : connected(
                                                        SqlStdOperatorTable.OR,
                                                        texts.stream()
                                                                .map(text -> piece(text, no))
                                                                .toList())));
        return SqlStdOperatorTable.IS_TRUE.createCall(
                all.get(0).getParserPosition(), connected(SqlStdOperatorTable.AND, all));
    }

    private static SqlNode connected(SqlOperator operator, List<SqlNode> nodes) {
        SqlNode result = nodes.get(0);
        for (SqlNode next : nodes.subList(1, nodes.size())) {
            result = operator.createCall(NOWHERE, result, next);
        }
        return result;
    }

    private SqlNode piece(String text, SqlNode otherwise) {
        if (never.contains(text)) {
            return otherwise;
        }
        PolicyText.Parsed parsed = PolicyText.parse(text, dialect);
        Optional<PolicyTree.Bound> known =
                bound
                        ? PolicyTree.bind(parsed, view.principal(), first + texts.size())
                        : Optional.of(PolicyTree.unbound(parsed, first + texts.size()));
        if (known.isEmpty()) {
            return otherwise;
        }
        texts.addAll(known.get().values());
        known.get().values().forEach(value -> pieces.add(text));
        return known.get().tree();
    }

    /** The tables and views that conditions have read, each once. */
    Set<CatalogTable> read() {
        Set<CatalogTable> read = new HashSet<>(inner.read());
        read.remove(view.whole());
        return read;
    }
}
