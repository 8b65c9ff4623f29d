package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.metadata.MetadataHandlers;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.jspecify.annotations.Nullable;

/**
 * Turns SQL into trees of relational operators, against one snapshot of the catalog. Thread-safe:
 * each conversion has its own state.
 */
public final class SqlFrontEnd {

    private final Catalog catalog;
    private final SqlDialectOption dialect;

    public SqlFrontEnd(Catalog catalog, SqlDialectOption dialect) {
        this.catalog = catalog;
        this.dialect = dialect;
    }

    /**
     * Checks that the text is one statement that the engine runs.
     *
     * @throws TauroException {@code TAURO-2001} if it is not SQL, {@code TAURO-2010} or {@code
     *     TAURO-2006} if it is no query, {@code TAURO-5005} if it is too large
     */
    public ParsedStatement parse(String sql) {
        return guarded(
                () -> new StatementParser(new ErrorTranslator(List.of())).parse(sql, dialect));
    }

    /**
     * Binds names and types, and makes the tree, in a planner of its own.
     *
     * @param parameters the values of the {@code ?}, in order
     * @throws TauroException {@code TAURO-20xx} if the query means nothing over this catalog, or
     *     the values do not fit it
     */
    public ConvertedQuery convert(ParsedStatement statement, List<@Nullable Object> parameters) {
        List<Parameter> typed = typed(statement, parameters);
        return guarded(() -> conversion().convert(statement, typed));
    }

    /**
     * The same, where literals whose value decides about rows and about nothing else become
     * parameters, behind those of the query.
     *
     * @param shape the statement's
     */
    public ConvertedQuery convert(
            ParsedStatement statement, List<Parameter> parameters, StatementShape shape) {
        return guarded(() -> conversion().convert(statement, parameters, shape));
    }

    /**
     * The parameters for Java values.
     *
     * @throws TauroException {@code TAURO-2013} if the class of one is none that SQL knows
     */
    public static List<Parameter> typed(List<@Nullable Object> values) {
        List<Parameter> typed = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            typed.add(Parameter.of(i + 1, values.get(i)));
        }
        return typed;
    }

    /** What is known of a statement without values for its parameters. */
    public StatementDescription describe(ParsedStatement statement) {
        return guarded(() -> conversion().describe(statement));
    }

    /**
     * The tables and views that a statement names itself; what is behind views is not looked at.
     */
    public Set<CatalogTable> named(ParsedStatement statement) {
        return guarded(() -> conversion().named(statement));
    }

    /**
     * The columns that are seen of a table under a policy.
     *
     * @throws TauroException {@code TAURO-20xx} if the policy does not fit the table
     */
    public Schema describe(PolicyView policy) {
        return guarded(() -> conversion().describe(policy));
    }

    /**
     * Checks that a text of a policy is one expression, and that its placeholders are known.
     *
     * @throws TauroException {@code TAURO-20xx} if not, with line and column
     */
    public void checkExpression(String policyText) {
        guarded(() -> PolicyText.parse(policyText, dialect));
    }

    /** The tables and views that a text of a policy names itself. */
    public Set<CatalogTable> namedInExpression(String policyText) {
        return guarded(() -> conversion().namedIn(PolicyText.parse(policyText, dialect).tree()));
    }

    /**
     * Checks that the conditions and masks of a policy go with its table, whoever asks: no value is
     * put into them.
     *
     * @throws TauroException {@code TAURO-20xx} if not, with line and column
     */
    public void check(PolicyView policy) {
        guarded(() -> conversion().check(policy));
    }

    private QueryConversion conversion() {
        return new QueryConversion(catalog, dialect, newCluster());
    }

    /** A query that is too much for the stack of the thread is an error of the query. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return PlanningThread.call(work);
        } catch (StackOverflowError e) {
            throw new ErrorTranslator(List.of()).translate(e);
        }
    }

    private static List<Parameter> typed(
            ParsedStatement statement, List<@Nullable Object> parameters) {
        if (parameters.size() != statement.parameterCount()) {
            throw new TauroException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "The query has "
                            + statement.parameterCount()
                            + " parameters, and got "
                            + parameters.size()
                            + " values. Pass one value for each '?'.");
        }
        return typed(parameters);
    }

    /** A planner with nothing in it but our types, and the traits that trees are made with. */
    private static RelOptCluster newCluster() {
        VolcanoPlanner planner = new VolcanoPlanner();
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
        planner.setExecutor(new NoFolding());
        RelOptCluster cluster =
                RelOptCluster.create(planner, new TauroRexBuilder(new TauroTypeFactory()));
        cluster.setMetadataQuerySupplier(MetadataHandlers.CALCITE::query);
        return cluster;
    }
}
