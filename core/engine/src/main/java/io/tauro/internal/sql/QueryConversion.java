package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** One query and the views behind it, on the way to a tree of operators. Used once. */
final class QueryConversion {

    private static final SqlToRelConverter.Config CONFIG =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withDecorrelationEnabled(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE)
                    .withRelBuilderConfigTransform(
                            builder -> builder.withSimplify(false).withSimplifyValues(false));

    private final Catalog catalog;
    private final SqlDialectOption dialect;
    private final RelOptCluster cluster;
    private final Set<CatalogTable> tables = new LinkedHashSet<>();
    private final Set<CatalogTable> views = new LinkedHashSet<>();
    private final Deque<CatalogTable> expanding = new ArrayDeque<>();

    QueryConversion(Catalog catalog, SqlDialectOption dialect, RelOptCluster cluster) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.cluster = cluster;
    }

    ConvertedQuery convert(String sql, List<Parameter> parameters) {
        List<DataType> types = parameters.stream().map(Parameter::type).toList();
        Validated validated = validate(sql, types, parameters);
        RelRoot root = toRel(validated);
        return new ConvertedQuery(
                root,
                TypeMapping.toSchema(root.validatedRowType),
                List.copyOf(tables),
                List.copyOf(views),
                parameters);
    }

    StatementDescription describe(String sql, int parameterCount) {
        List<DataType> unknown = java.util.Collections.nCopies(parameterCount, DataType.NULL);
        Validated validated = validate(sql, unknown, List.of());
        Schema schema =
                TypeMapping.toSchema(validated.validator.getValidatedNodeType(validated.query));
        return new StatementDescription(schema, validated.validator.inferredTypes());
    }

    private record Validated(
            TauroValidator validator,
            CatalogReader reader,
            SqlNode query,
            ErrorTranslator errors) {}

    private Validated validate(String sql, List<DataType> types, List<Parameter> parameters) {
        SqlNode tree = new StatementParser(errors(List.of())).query(sql);
        tree = RowLimits.bind(tree, parameters);
        NameUses uses = NameUses.in(tree);
        Set<CatalogTable> named = new TableResolver(catalog, uses, dialect).resolve(tree);
        named.stream().filter(table -> table.viewSql().isEmpty()).forEach(tables::add);
        CatalogReader reader =
                CatalogReader.of(
                        named, new TauroNameMatcher(uses), cluster.getTypeFactory(), this::expand);
        TauroValidator validator = new TauroValidator(TauroOperatorTable.INSTANCE, reader, types);
        ErrorTranslator errors = errors(named);
        try {
            return new Validated(validator, reader, validator.validate(tree), errors);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw errors.translate(e);
        }
    }

    private RelRoot toRel(Validated validated) {
        try {
            SqlToRelConverter converter =
                    new SqlToRelConverter(
                            (rowType, sql, schemaPath, viewPath) -> {
                                throw new UnsupportedOperationException("Views expand themselves");
                            },
                            validated.validator,
                            validated.reader,
                            cluster,
                            StandardConvertletTable.INSTANCE,
                            CONFIG);
            return converter.convertQuery(validated.query, false, true);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw validated.errors.translate(e);
        }
    }

    /** The query of a view, with the view's names and types. */
    private RelNode expand(CatalogTable view, RelOptTable relOptTable) {
        if (expanding.contains(view)) {
            throw new TauroException(
                    ErrorCode.INVALID_QUERY,
                    "View '" + view.name() + "' refers to itself. Change its query.");
        }
        views.add(view);
        expanding.push(view);
        try {
            String sql = view.viewSql().orElseThrow();
            ParsedStatement statement = new StatementParser(errors(List.of())).parse(sql, dialect);
            RelRoot root = toRel(validate(statement.querySql(), List.of(), List.of()));
            RelNode rel = root.project();
            if (rel.getRowType().getFieldCount() != relOptTable.getRowType().getFieldCount()) {
                throw new TauroException(
                        ErrorCode.SCHEMA_CHANGED,
                        "The query of view '"
                                + view.name()
                                + "' has other columns now. Register it again.");
            }
            return RelOptUtil.createCastRel(rel, relOptTable.getRowType(), true);
        } catch (TauroException e) {
            throw e.context().containsKey("view") ? e : e.with("view", view.name());
        } finally {
            expanding.pop();
        }
    }

    private static ErrorTranslator errors(Collection<CatalogTable> named) {
        return new ErrorTranslator(named, TauroOperatorTable.INSTANCE.functionNames());
    }
}
