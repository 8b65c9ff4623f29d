package io.tauro.connector.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.druid.DbType;
import io.tauro.connector.jdbc.Grammar;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.PoolSettings;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.WrittenPlans;
import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The SQL for ClickHouse, which is written and parsed, not run there. What the rules rest on is the
 * SQL reference of ClickHouse; each test names the page.
 */
class ClickHouseSqlTest {

    private static final List<MetadataColumn> COLUMNS =
            List.of(
                    column("id", "Int32"),
                    column("small", "UInt8"),
                    column("big", "Nullable(Int64)"),
                    column("huge", "UInt64"),
                    column("name", "LowCardinality(Nullable(String))"),
                    column("flag", "Bool"),
                    column("amount", "Decimal(12, 2)"),
                    column("ratio", "Float64"),
                    column("born", "Date"),
                    column("seen", "DateTime64(6, 'Europe/Berlin')"),
                    column("at", "DateTime"),
                    column("key", "UUID"),
                    column("tags", "Array(String)"));

    private static final WrittenPlans PLANS =
            WrittenPlans.of(
                    new ClickHouseDatabase(),
                    WrittenPlans.table(
                            "`s`.`orders`",
                            "orders",
                            COLUMNS.stream().map(new ClickHouseColumns()::remote).toList()),
                    WrittenPlans.table(
                            "`s`.`customers`",
                            "customers",
                            COLUMNS.stream().map(new ClickHouseColumns()::remote).toList()));

    private static MetadataColumn column(String name, String type) {
        return new MetadataColumn(name, "`" + name + "`", Types.OTHER, type, 0, 0, true);
    }

    private static String sql(String shape) {
        return PLANS.statements().getOrDefault(shape, "refused: " + PLANS.refusals().get(shape));
    }

    @Test
    void everyStatementIsOneOfTheGrammarOfClickHouse() {
        assertThat(PLANS.statements()).hasSizeGreaterThan(400);
        Grammar.accepts(DbType.clickhouse, PLANS.statements());
    }

    @Test
    void eachMarkerHasItsValue() {
        Grammar.bindsEachMarker(PLANS);
    }

    /** JOIN: equalities; correlated sub-queries are not supported in all versions. */
    @Test
    void joinsAreByEqualities() {
        assertThat(PLANS.statements())
                .containsKeys("INNER JOIN by id INTEGER", "FULL JOIN by id INTEGER");
        assertThat(PLANS.refusals())
                .containsKeys(
                        "INNER JOIN by order of id INTEGER",
                        "SEMI JOIN by id INTEGER",
                        "ANTI JOIN by id INTEGER");
    }

    /** Int types: no overflow check; Decimal: 76 digits, overflow is an error. */
    @Test
    void integersAreNotComputed() {
        assertThat(PLANS.refusals()).containsKeys("ADD id INTEGER", "NEGATE big BIGINT");
        assertThat(sql("MULTIPLY amount DECIMAL(12,2)"))
                .contains(
                        "CAST((CAST(t1.`amount` AS Nullable(Decimal(38, 2))) * CAST(toDecimal128(?, 2) AS Nullable(Decimal(38, 2))))"
                                + " AS Nullable(Decimal(38, 4)))");
        assertThat(sql("SUM big BIGINT"))
                .startsWith("SELECT SUM(CAST(t1.`big` AS Nullable(Decimal(38, 0)))) FROM");
        assertThat(sql("SUM id INTEGER"))
                .startsWith("SELECT SUM(CAST(t1.`id` AS Nullable(Int64))) FROM");
    }

    /** A number with a point is a Float64, and toDecimal128 cuts digits off. */
    @Test
    void decimalsAreSentAsText() {
        assertThat(sql("scan EQ amount DECIMAL(12,2)"))
                .endsWith(" WHERE `amount` = toDecimal128(?, 2)");
        var rules = new ClickHouseColumns().remote(COLUMNS.get(6)).rules();
        assertThat(rules.accepts().test(new BigDecimal("1.50"))).isTrue();
        assertThat(rules.accepts().test(new BigDecimal("1.555"))).isFalse();
    }

    /** UNION, INTERSECT, EXCEPT: what is not said depends on settings. */
    @Test
    void setsSayDistinct() {
        for (String set : List.of("UNION", "INTERSECT", "EXCEPT")) {
            assertThat(sql(set + " id INTEGER")).contains(" " + set + " DISTINCT SELECT ");
        }
    }

    /** Float64: NaN; UUID: sorted by its second half. */
    @Test
    void whatIsComparedOtherwiseStays() {
        assertThat(PLANS.refusals())
                .containsKeys(
                        "scan EQ ratio DOUBLE",
                        "scan LT key UUID",
                        "GROUP BY ratio DOUBLE",
                        "LAG OVER id INTEGER PARTITION ordered");
    }

    /** DateTime64: what is finer than a microsecond is cut off here, so it is compared without. */
    @Test
    void finerInstantsAreComparedAsTheyAreRead() {
        RemoteColumn fine = new ClickHouseColumns().remote(column("ns", "DateTime64(9, 'UTC')"));
        assertThat(fine.rules().equality())
                .contains("CAST(`ns` AS Nullable(DateTime64(6, 'UTC')))");
        RemoteColumn common = new ClickHouseColumns().remote(column("us", "DateTime64(6)"));
        assertThat(common.rules().equality()).contains("`us`");
    }

    /** Before IN a column's type is that of the values: seen on ClickHouse 26.7. */
    @Test
    void valuesOfAListAreNotCutToTheColumn() {
        ClickHouseColumns columns = new ClickHouseColumns();
        assertThat(columns.remote(column("ms", "DateTime64(3)")).rules().equality())
                .contains("CAST(`ms` AS Nullable(DateTime64(6, 'UTC')))");
        assertThat(columns.remote(column("s", "Nullable(DateTime)")).rules().equality())
                .contains("CAST(`s` AS Nullable(DateTime64(6, 'UTC')))");
        assertThat(columns.remote(column("u", "UInt64")).rules().equality())
                .contains("CAST(`u` AS Nullable(Decimal(38, 0)))");
        assertThat(columns.remote(column("d", "Decimal(20, 0)")).rules().equality())
                .contains("`d`");
        assertThat(columns.remote(column("ms", "DateTime64(3)")).rules().order()).contains("`ms`");
    }

    /**
     * Settings: join_use_nulls, aggregate_functions_null_for_empty, transform_null_in and
     * join_default_strictness have values by which null and joins are those of the standard; with
     * an overflow mode of break or any a limit would make the answer another one.
     */
    @Test
    void settingsMakeNullWhatItIsInTheStandard() {
        assertThat(
                        new ClickHouseDatabase()
                                .driverProperties(
                                        new PoolSettings(
                                                1,
                                                0,
                                                Duration.ofSeconds(1),
                                                Duration.ofMinutes(1),
                                                1)))
                .containsEntry("clickhouse_setting_join_use_nulls", "1")
                .containsEntry("clickhouse_setting_transform_null_in", "0")
                .containsEntry("clickhouse_setting_result_overflow_mode", "throw")
                .containsEntry("clickhouse_setting_group_by_overflow_mode", "throw")
                .containsEntry("clickhouse_setting_join_default_strictness", "ALL");
    }

    /** like: a backslash escapes. */
    @Test
    void backslashesInPatternsAreDoubled() {
        var like = new ClickHouseColumns().remote(COLUMNS.get(4)).rules().like().orElseThrow();
        assertThat(like.pattern().apply("a\\_%")).isEqualTo("a\\\\_%");
    }

    @Test
    void typesOfClickHouseAreTypesHere() {
        Map<String, DataType> types = new LinkedHashMap<>();
        types.put("Int8", DataType.SMALLINT);
        types.put("UInt16", DataType.INTEGER);
        types.put("UInt32", DataType.BIGINT);
        types.put("Nullable(UInt64)", DataType.decimal(20, 0));
        types.put("LowCardinality(Nullable(String))", DataType.VARCHAR);
        types.put("Decimal64(4)", DataType.decimal(18, 4));
        types.put("DateTime('Asia/Tokyo')", DataType.timestampWithTimeZone(0));
        types.put("DateTime64(9)", DataType.timestampWithTimeZone(6));
        types.put("Date32", DataType.DATE);
        types.forEach((name, type) -> assertThat(ClickHouseType.of(name)).as(name).contains(type));
        for (String other :
                List.of(
                        "Array(Int8)",
                        "Map(String, Int8)",
                        "Enum8('a' = 1)",
                        "FixedString(3)",
                        "Int128",
                        "IPv4",
                        "Decimal(76, 2)")) {
            assertThat(ClickHouseType.of(other)).as(other).isEmpty();
        }
    }

    @Test
    void theDriverTakesTheUrl() throws SQLException {
        String url =
                new ClickHouseDatabase()
                        .endpoint(
                                ConnectionConfig.of("c", Map.of("host", "db", "database", "sales")))
                        .url();
        assertThat(url).isEqualTo("jdbc:clickhouse://db:8123/sales");
        assertThat(DriverManager.getDriver(url).acceptsURL(url)).isTrue();
        assertThat(new ClickHouseDatabase().driverClass())
                .isEqualTo("com.clickhouse.jdbc.ClickHouseDriver");
    }

    @Test
    void errorsAreToldApartByTheirNumbers() {
        Map.of(
                        516, ErrorCode.SOURCE_AUTHENTICATION_FAILED,
                        60, ErrorCode.SOURCE_TABLE_NOT_FOUND,
                        497, ErrorCode.SOURCE_PERMISSION_DENIED,
                        159, ErrorCode.SOURCE_TIMEOUT,
                        202, ErrorCode.SOURCE_BUSY)
                .forEach(
                        (number, code) ->
                                assertThat(
                                                new ClickHouseDatabase()
                                                        .classify(new SQLException("", "", number)))
                                        .as("code " + number)
                                        .contains(code));
    }
}
