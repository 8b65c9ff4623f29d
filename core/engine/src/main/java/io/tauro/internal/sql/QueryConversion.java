package io.tauro.internal.sql;

import com.google.common.collect.ImmutableList;
import io.tauro.error.ErrorCategory;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** One query and the views behind it, on the way to a tree of operators. Used once. */
final class QueryConversion {

    private static final SqlToRelConverter.Config CONFIG =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withRemoveSortInSubQuery(false)
                    .withDecorrelationEnabled(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE)
                    .withRelBuilderConfigTransform(
                            builder ->
                                    builder.withSimplify(false)
                                            .withSimplifyValues(false)
                                            .withBloat(-1));

    private final Catalog catalog;
    private final SqlDialectOption dialect;
    private final RelOptCluster cluster;
    private final Set<CatalogTable> tables = new LinkedHashSet<>();
    private final Set<CatalogTable> views = new LinkedHashSet<>();
    private final CommonTables common;
    private final Deque<CatalogTable> expanding = new ArrayDeque<>();
    private final PolicyParameters policies = new PolicyParameters();
    private final Map<String, Set<CatalogTable>> byPolicy = new HashMap<>();

    /** Of a policy: the table that it is of, and the query that reads that. */
    private final @Nullable CatalogTable ofPolicy;

    private final @Nullable QueryConversion outer;
    private final PlanSize size;

    QueryConversion(Catalog catalog, SqlDialectOption dialect, RelOptCluster cluster) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.cluster = cluster;
        this.common = new CommonTables();
        this.ofPolicy = null;
        this.outer = null;
        this.size = new PlanSize();
    }

    /** What a policy is to be read with. */
    private QueryConversion(PolicyView view, QueryConversion outer) {
        this.catalog = new PolicyCatalog(view);
        this.dialect = outer.dialect;
        this.cluster = outer.cluster;
        this.common = outer.common;
        this.ofPolicy = view.whole();
        this.outer = outer;
        this.size = outer.size;
    }

    ConvertedQuery convert(ParsedStatement statement, List<Parameter> parameters) {
        SqlNode parsed = tree(statement);
        return convert(
                Parameters.bind(parsed, parameters, cluster.getTypeFactory()),
                Parameters.rowCounts(parsed),
                parameters,
                new BitSet());
    }

    /** A query whose literals have become parameters behind its own, where they may be any. */
    ConvertedQuery convert(
            ParsedStatement statement, List<Parameter> parameters, StatementShape shape) {
        SqlNode parsed = tree(statement);
        SqlNode bound = Parameters.bind(parsed, parameters, cluster.getTypeFactory());
        LiteralSlots slots =
                new LiteralSlots(
                        statement.querySql(), shape, cluster.getTypeFactory(), parameters.size());
        slots.replaceIn(bound);
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(shape.parameters(slots.free()));
        return convert(bound, Parameters.rowCounts(parsed), all, slots.free());
    }

    private ConvertedQuery convert(
            SqlNode tree, Set<Integer> rowCounts, List<Parameter> parameters, BitSet freeLiterals) {
        List<DataType> types = parameters.stream().map(Parameter::type).toList();
        policies.behind(parameters.size());
        Validated validated = validate(tree, types);
        RelRoot root = toRel(validated);
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(policies.values());
        size.check(root.rel);
        return new ConvertedQuery(
                labelled(root, validated.labels),
                schema(root.validatedRowType, validated.labels),
                List.copyOf(tables),
                List.copyOf(views),
                all,
                policies.values(),
                byPolicy,
                freeLiterals,
                rowCounts);
    }

    StatementDescription describe(ParsedStatement statement) {
        int parameterCount = statement.parameterCount();
        List<DataType> unknown = Collections.nCopies(parameterCount, DataType.NULL);
        SqlNode tree = tree(statement);
        Set<Integer> rowCounts = Parameters.rowCounts(tree);
        Validated validated = validate(tree, unknown);
        Schema schema =
                schema(validated.validator.getValidatedNodeType(validated.query), validated.labels);
        return new StatementDescription(schema, validated.validator.inferredTypes(rowCounts));
    }

    private static Schema schema(RelDataType rowType, ResultLabels labels) {
        Schema schema = TypeMapping.toSchema(rowType);
        List<String> names = labels.over(schema.names());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(schema.column(i).named(names.get(i)));
        }
        return new Schema(columns);
    }

    private static RelRoot labelled(RelRoot root, ResultLabels labels) {
        List<String> names = labels.over(root.fields.stream().map(Map.Entry::getValue).toList());
        List<Map.Entry<Integer, String>> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(Map.entry(root.fields.get(i).getKey(), names.get(i)));
        }
        return new RelRoot(
                root.rel, root.validatedRowType, root.kind, fields, root.collation, root.hints);
    }

    /** The visible columns of a table under a policy. */
    Schema describe(PolicyView view) {
        return new PolicyConversion(view, dialect, cluster, new QueryConversion(view, this), 0)
                .schema();
    }

    /** Makes of a policy what it would become, for nobody in particular. */
    RelNode check(PolicyView view) {
        PolicyConversion conversion =
                PolicyConversion.unbound(view, dialect, cluster, new QueryConversion(view, this));
        try {
            return conversion.tree(
                    TypeMapping.toRel(cluster.getTypeFactory(), conversion.schema()));
        } catch (TauroException e) {
            throw new TauroException(e.code(), PolicyText.placed(e.text()), e);
        }
    }

    /** Of a policy: it is looked at from its beginning. */
    void again() {
        if (catalog instanceof PolicyCatalog own) {
            own.again();
        }
    }

    /** The tables and views that it has read. */
    Set<CatalogTable> read() {
        Set<CatalogTable> read = new LinkedHashSet<>(tables);
        read.addAll(views);
        return read;
    }

    record Validated(
            TauroValidator validator,
            CatalogReader reader,
            SqlNode query,
            ResultLabels labels,
            ErrorTranslator errors) {}

    private static SqlNode tree(ParsedStatement statement) {
        return statement.tree().take(new StatementParser(new ErrorTranslator(List.of())));
    }

    private static SqlNode tree(String sql) {
        return new StatementParser(errors(List.of())).query(sql);
    }

    /** The tables and views that a statement names itself, each once. */
    Set<CatalogTable> named(ParsedStatement statement) {
        SqlNode tree = spelledOut(tree(statement));
        return new TableResolver(catalog, NameUses.in(tree), dialect).resolve(tree);
    }

    /** The tables and views that an expression names itself, each once. */
    Set<CatalogTable> namedIn(SqlNode expression) {
        SqlNode tree = spelledOut(expression);
        return new TableResolver(catalog, NameUses.in(tree), dialect).resolve(tree);
    }

    private static SqlNode spelledOut(SqlNode bound) {
        RecursiveSeeds.widen(bound);
        SubQueryPlaces.resolve(bound);
        OuterReferences.wrap(bound);
        return PreciseInterval.in(TypeNames.resolve(bound));
    }

    Validated validate(SqlNode bound, List<DataType> types) {
        SqlNode tree = spelledOut(bound);
        NameUses uses = NameUses.in(tree);
        ResultLabels labels = ResultLabels.of(tree);
        Set<CatalogTable> named = new TableResolver(catalog, uses, dialect).resolve(tree);
        named.stream().filter(table -> table.viewSql().isEmpty()).forEach(tables::add);
        tree = AliasLists.complete(tree, named);
        GroupingForms.resolve(tree, named);
        MergedColumns.resolve(tree, named);
        tree = WholeRows.resolve(tree, named);
        OuterAggregates.resolve(tree, named);
        CatalogReader reader =
                CatalogReader.of(
                        named, new TauroNameMatcher(uses), cluster.getTypeFactory(), this::expand);
        TauroValidator validator =
                new TauroValidator(TauroOperatorTable.INSTANCE, reader, types, ofPolicy != null);
        ErrorTranslator errors = errors(named);
        try {
            SqlNode query = validator.validate(tree);
            validator.typeParameters(query);
            requireColumns(validator.getValidatedNodeType(query));
            return new Validated(validator, reader, query, labels, errors);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw errors.translate(e);
        }
    }

    private static void requireColumns(RelDataType rows) {
        if (rows.getFieldCount() == 0) {
            throw new TauroException(
                    ErrorCode.INVALID_QUERY, "The query has no columns. Select at least one.");
        }
    }

    RelRoot toRel(Validated validated) {
        try {
            common.addFrom(validated.query);
            SqlToRelConverter converter = converter(validated);
            RelRoot root = converter.convertQuery(validated.query, false, true);
            return root.withRel(LongLists.searched(root.rel));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw validated.errors.translate(e);
        }
    }

    private SqlToRelConverter converter(Validated validated) {
        return new SqlToRelConverter(
                (rowType, sql, schemaPath, viewPath) -> {
                    throw new UnsupportedOperationException("Views expand themselves");
                },
                validated.validator,
                validated.reader,
                cluster,
                new Convertlets(),
                CONFIG) {
            @Override
            protected RelRoot convertQueryRecursive(
                    SqlNode query, boolean top, @Nullable RelDataType targetRowType) {
                size.expand();
                RelRoot root = super.convertQueryRecursive(query, top, targetRowType);
                RelNode once = common.once(query, root.rel);
                return once == root.rel ? root : root.withRel(once);
            }

            @Override
            protected RelNode createAggregate(
                    Blackboard blackboard,
                    ImmutableBitSet keys,
                    ImmutableList<ImmutableBitSet> sets,
                    List<AggregateCall> calls) {
                return super.createAggregate(
                        blackboard, keys, sets, NullableAggregates.ours(calls));
            }
        };
    }

    private RelNode expand(CatalogTable table, RelOptTable relOptTable) {
        if (table.policy().isPresent()) {
            if (table.viewSql().isPresent()) {
                views.add(table);
            }
            return secured(table.policy().get(), relOptTable);
        }
        return outer != null && table == ofPolicy
                ? outer.expandView(table, relOptTable)
                : expandView(table, relOptTable);
    }

    /** A table or view as its policy shows it. */
    private RelNode secured(PolicyView view, RelOptTable relOptTable) {
        QueryConversion inner = new QueryConversion(view, this);
        PolicyParameters ofQuery = parameters();
        PolicyConversion conversion =
                new PolicyConversion(view, dialect, cluster, inner, ofQuery.first(view.key()));
        try {
            ofQuery.put(view.key(), conversion.parameters());
            if (view.byPolicyOf().isPresent()) {
                return conversion.rows();
            }
            RelNode tree = conversion.tree(relOptTable.getRowType());
            byPolicy.computeIfAbsent(view.whole().name(), name -> new LinkedHashSet<>())
                    .addAll(conversion.read());
            return tree;
        } catch (TauroException e) {
            throw inPolicy(view, e);
        }
    }

    private PolicyParameters parameters() {
        return outer == null ? policies : outer.parameters();
    }

    /** Whoever asks is not told what the policy says. */
    private static TauroException inPolicy(PolicyView view, TauroException error) {
        boolean own =
                error.code() == ErrorCode.INVALID_POLICY
                        || error.code().category() != ErrorCategory.USER;
        return own
                ? error
                : new TauroException(
                        ErrorCode.INVALID_POLICY,
                        "The policy of table '"
                                + view.whole().name()
                                + "' does not fit the table any more, so nothing is read. Ask"
                                + " whoever wrote it to register it again.",
                        Map.of("table", view.whole().name()),
                        null);
    }

    /** The query of a view, with the view's names and types. */
    private RelNode expandView(CatalogTable view, RelOptTable relOptTable) {
        if (expanding.contains(view)) {
            throw new TauroException(
                            ErrorCode.INVALID_QUERY,
                            "View '" + view.name() + "' refers to itself. Change its query.")
                    .with("view", view.name());
        }
        views.add(view);
        expanding.push(view);
        try {
            RelNode rel = toRel(validate(tree(queryOf(view)), List.of())).project();
            if (rel.getRowType().getFieldCount() != relOptTable.getRowType().getFieldCount()) {
                throw new TauroException(
                                ErrorCode.SCHEMA_CHANGED,
                                "The query of view '"
                                        + view.name()
                                        + "' has other columns now. Register it again.")
                        .with("view", view.name());
            }
            return RelOptUtil.createCastRel(rel, relOptTable.getRowType(), true);
        } catch (TauroException e) {
            throw inView(view, e);
        } finally {
            expanding.pop();
        }
    }

    private String queryOf(CatalogTable view) {
        return new StatementParser(errors(List.of()))
                .parse(view.viewSql().orElseThrow(), dialect)
                .ofView(view.name())
                .querySql();
    }

    /** A place in the text of a view is none in that of the query. */
    private static TauroException inView(CatalogTable view, TauroException error) {
        if (error.context().containsKey("view")) {
            return error;
        }
        return new TauroException(
                        error.code(),
                        "In view '" + view.name() + "': " + error.text(),
                        error.context(),
                        error)
                .with("view", view.name());
    }

    private static ErrorTranslator errors(Collection<CatalogTable> named) {
        return new ErrorTranslator(named);
    }
}
