package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.apache.calcite.sql.dialect.SqliteSqlDialect;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calcite plans without the libraries that the parent's POM excludes.
 *
 * <p>Each query goes through all that we ask of Calcite, from the text to the SQL of a dialect. A
 * class that is missing shows as a {@link LinkageError}.
 */
class CalcitePlanningTest {

    private static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();

    private static final List<SqlDialect> DIALECTS =
            List.of(
                    PostgresqlSqlDialect.DEFAULT,
                    new SqliteSqlDialect(SqliteSqlDialect.DEFAULT_CONTEXT));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT c.name, sum(o.total), count(DISTINCT o.status) FROM customers c JOIN orders o"
                        + " ON o.customer_id = c.id WHERE o.placed >= ? GROUP BY c.name"
                        + " HAVING count(*) > 3 ORDER BY 2 DESC NULLS LAST LIMIT 10 OFFSET 2",
                "SELECT * FROM customers WHERE id = 5 AND name LIKE 'a%' OR balance BETWEEN 1 AND 2.5",
                "SELECT upper(name) || '-', coalesce(name, 'x'), substring(name FROM 2 FOR 3),"
                        + " trim(name), char_length(name), position('a' IN name), round(balance, 1),"
                        + " mod(id, 3), power(id, 2), CASE WHEN id > 1 THEN 'a' ELSE 'b' END,"
                        + " nullif(id, 2), CAST(name AS DATE), name::varchar(5) FROM customers",
                "SELECT extract(YEAR FROM placed), placed + INTERVAL '1' DAY, current_date,"
                        + " floor(placed TO MONTH) FROM orders",
                "SELECT soundex(name), md5(name), initcap(name), regexp_replace(name, 'a', 'b'),"
                        + " split_part(name, 'a', 1), left(name, 2), greatest(1, 2) FROM customers",
                "SELECT soundex('a'), md5('a'), initcap('a'), 1 + 2, 10 / 3, power(2, 3), sin(1),"
                        + " CAST('1.5' AS DECIMAL(5, 2)), DATE '2020-01-01' + INTERVAL '1' MONTH,"
                        + " 'abc' SIMILAR TO 'a.*', json_value('{\"a\":1}', 'lax $.a')",
                "SELECT * FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id ="
                        + " c.id AND o.total > (SELECT avg(total) FROM orders)) AND c.id NOT IN"
                        + " (SELECT id FROM orders)",
                "SELECT c.name, o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"
                        + " FULL JOIN orders p ON p.id = o.id AND p.total > 5",
                "WITH w AS (SELECT customer_id, rank() OVER (PARTITION BY status ORDER BY total) r,"
                        + " sum(total) OVER (ORDER BY placed ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)"
                        + " s FROM orders) SELECT * FROM w WHERE r <= 3",
                "SELECT id FROM customers UNION ALL SELECT id FROM orders INTERSECT SELECT 5 EXCEPT"
                        + " SELECT 7",
                "SELECT status, placed, count(*) FILTER (WHERE total > 5), stddev_pop(total)"
                        + " FROM orders GROUP BY ROLLUP (status, placed)",
            })
    void plansAndUnparses(String sql) throws Exception {
        RelNode plan = optimize(convert(sql));

        assertThat(RelOptUtil.toString(plan, SqlExplainLevel.ALL_ATTRIBUTES)).isNotBlank();
        for (SqlDialect dialect : DIALECTS) {
            SqlNode unparsed = new RelToSqlConverter(dialect).visitRoot(plan).asStatement();
            assertThat(unparsed.toSqlString(dialect).getSql()).startsWithIgnoringCase("select");
        }
    }

    private static RelNode convert(String sql) throws Exception {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        root.add("customers", new Table(100, "id BIGINT", "name VARCHAR", "balance DECIMAL"));
        root.add(
                "orders",
                new Table(
                        1000,
                        "id BIGINT",
                        "customer_id BIGINT",
                        "total DECIMAL",
                        "placed DATE",
                        "status VARCHAR"));
        Properties options = new Properties();
        options.setProperty("caseSensitive", "false");
        CalciteCatalogReader catalog =
                new CalciteCatalogReader(
                        root, List.of(), TYPES, new CalciteConnectionConfigImpl(options));

        SqlParser.Config syntax =
                SqlParser.config()
                        .withUnquotedCasing(Casing.UNCHANGED)
                        .withConformance(SqlConformanceEnum.BABEL)
                        .withParserFactory(SqlBabelParserImpl.FACTORY);
        SqlOperatorTable operators =
                SqlOperatorTables.chain(
                        SqlStdOperatorTable.instance(),
                        SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                                EnumSet.of(SqlLibrary.POSTGRESQL, SqlLibrary.ORACLE)));
        SqlValidator validator =
                SqlValidatorUtil.newValidator(
                        operators,
                        catalog,
                        TYPES,
                        SqlValidator.Config.DEFAULT.withConformance(SqlConformanceEnum.BABEL));
        SqlNode tree = validator.validate(SqlParser.create(sql, syntax).parseQuery());

        VolcanoPlanner planner = new VolcanoPlanner();
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(TYPES));
        SqlToRelConverter converter =
                new SqlToRelConverter(
                        (type, query, schema, view) -> {
                            throw new AssertionError("no views here");
                        },
                        validator,
                        catalog,
                        cluster,
                        StandardConvertletTable.INSTANCE,
                        SqlToRelConverter.config().withExpand(false));
        RelNode converted = converter.convertQuery(tree, false, true).project();
        RelNode flat =
                run(
                        HepProgram.builder()
                                .addRuleInstance(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE)
                                .addRuleInstance(CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE)
                                .addRuleInstance(CoreRules.JOIN_SUB_QUERY_TO_CORRELATE)
                                .build(),
                        converted);
        return RelDecorrelator.decorrelateQuery(
                flat, RelFactories.LOGICAL_BUILDER.create(cluster, catalog));
    }

    private static RelNode optimize(RelNode plan) {
        plan.getCluster().getPlanner().setExecutor(RexUtil.EXECUTOR);
        RelNode simplified =
                run(
                        HepProgram.builder()
                                .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
                                .addRuleInstance(CoreRules.FILTER_PROJECT_TRANSPOSE)
                                .addRuleInstance(CoreRules.PROJECT_MERGE)
                                .addRuleInstance(CoreRules.JOIN_PUSH_TRANSITIVE_PREDICATES)
                                .addRuleInstance(CoreRules.FILTER_REDUCE_EXPRESSIONS)
                                .addRuleInstance(CoreRules.PROJECT_REDUCE_EXPRESSIONS)
                                .addRuleInstance(CoreRules.AGGREGATE_REMOVE)
                                .addRuleInstance(CoreRules.AGGREGATE_REDUCE_FUNCTIONS)
                                .build(),
                        plan);
        RelNode ordered =
                run(
                        HepProgram.builder()
                                .addRuleInstance(CoreRules.JOIN_TO_MULTI_JOIN)
                                .addRuleInstance(CoreRules.MULTI_JOIN_OPTIMIZE)
                                .build(),
                        simplified);
        RelMetadataQuery metadata = ordered.getCluster().getMetadataQuery();
        metadata.getCumulativeCost(ordered);
        metadata.getUniqueKeys(ordered);
        metadata.getPulledUpPredicates(ordered);
        metadata.getColumnOrigins(ordered, 0);
        return ordered;
    }

    private static RelNode run(HepProgram program, RelNode plan) {
        HepPlanner planner = new HepPlanner(program);
        planner.setRoot(plan);
        return planner.findBestExp();
    }

    private static final class Table extends AbstractTable {

        private final double rows;
        private final List<String> columns;

        Table(double rows, String... columns) {
            this.rows = rows;
            this.columns = List.of(columns);
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory types) {
            List<String> names = new ArrayList<>();
            List<RelDataType> columnTypes = new ArrayList<>();
            for (String column : columns) {
                int space = column.indexOf(' ');
                names.add(column.substring(0, space));
                RelDataType type =
                        types.createSqlType(SqlTypeName.valueOf(column.substring(space + 1)));
                columnTypes.add(types.createTypeWithNullability(type, true));
            }
            return types.createStructType(columnTypes, names);
        }

        @Override
        public Statistic getStatistic() {
            return Statistics.of(rows, List.of(ImmutableBitSet.of(0)));
        }
    }
}
