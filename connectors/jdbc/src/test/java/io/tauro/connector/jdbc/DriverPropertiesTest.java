package io.tauro.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.clickhouse.ClickHouse;
import io.tauro.connector.db2.Db2;
import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.mysql.MySql;
import io.tauro.connector.oracle.Oracle;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.connector.redshift.Redshift;
import io.tauro.connector.sqlserver.SqlServer;
import io.tauro.connector.sqlserver.Synapse;
import io.tauro.spi.ConnectionConfig;
import java.sql.Driver;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The properties that connectors set are among those that their drivers tell. */
class DriverPropertiesTest {

    /** Those of Redshift and Db2 are in their manuals; of what they take they tell a part. */
    private static final Map<String, Set<String>> UNTOLD =
            Map.of(
                    "redshift",
                    Set.of("ApplicationName", "loginTimeout"),
                    "db2",
                    Set.of(
                            "clientProgramName",
                            "loginTimeout",
                            "progressiveStreaming",
                            "readOnly"));

    @TestFactory
    Stream<DynamicTest> aDriverKnowsWhatItIsGiven() {
        return Stream.<JdbcDefinition<?>>of(
                        Postgres.at("jdbc:postgresql://db:1/crm"),
                        MySql.at("jdbc:mysql://db:1/crm"),
                        MariaDb.at("jdbc:mariadb://db:1/crm"),
                        SqlServer.at("jdbc:sqlserver://db:1;databaseName=crm"),
                        Synapse.at("jdbc:sqlserver://db:1;databaseName=crm"),
                        Oracle.at("jdbc:oracle:thin:@//db:1/crm"),
                        Redshift.at("jdbc:redshift://db:1/crm"),
                        Db2.at("jdbc:db2://db:1/crm"),
                        ClickHouse.at("jdbc:clickhouse://db:1/crm"))
                .map(
                        definition ->
                                DynamicTest.dynamicTest(
                                        definition.factory().type(), () -> isKnown(definition)));
    }

    private static void isKnown(JdbcDefinition<?> definition) throws Exception {
        ConnectionConfig config = definition.config("far");
        Database database = ((JdbcFactory) definition.factory()).database();
        Driver driver =
                Class.forName(database.driverClass())
                        .asSubclass(Driver.class)
                        .getDeclaredConstructor()
                        .newInstance();
        String url = database.endpoint(config).url();
        assertThat(driver.acceptsURL(url)).as(url).isTrue();
        Map<String, String> given =
                new TreeMap<>(database.driverProperties(PoolSettings.of(config)));
        given.putAll(database.connectionProperties(config));
        Set<String> told =
                Arrays.stream(driver.getPropertyInfo(url, new Properties()))
                        .map(info -> info.name)
                        .collect(Collectors.toSet());
        assertThat(given.keySet())
                .filteredOn(name -> !told.contains(name) && !name.startsWith("clickhouse_setting_"))
                .isSubsetOf(UNTOLD.getOrDefault(definition.factory().type(), Set.of()));
    }
}
