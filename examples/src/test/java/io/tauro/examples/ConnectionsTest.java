package io.tauro.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.bigquery.BigQuery;
import io.tauro.connector.clickhouse.ClickHouse;
import io.tauro.connector.databricks.Databricks;
import io.tauro.connector.db2.Db2;
import io.tauro.connector.duckdb.DuckDb;
import io.tauro.connector.generic.Jdbc;
import io.tauro.connector.h2.H2;
import io.tauro.connector.mysql.MariaDb;
import io.tauro.connector.mysql.MySql;
import io.tauro.connector.oracle.Oracle;
import io.tauro.connector.redshift.Redshift;
import io.tauro.connector.snowflake.Snowflake;
import io.tauro.connector.sqlserver.SqlServer;
import io.tauro.connector.sqlserver.Synapse;
import io.tauro.connector.trino.Trino;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.Secret;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first lines of the pages about databases. */
class ConnectionsTest {

    private static List<ConnectionDefinition> described() {
        return List.of(
                BigQuery.project("acme-data")
                        .location("EU")
                        .credentials(Path.of("key.json"))
                        .maximumBytesBilled(1_000_000_000),
                ClickHouse.at("jdbc:clickhouse://db:8123/sales")
                        .user("app")
                        .password(Secret.env("CH_PASSWORD")),
                Databricks.host("dbc-1.cloud.databricks.com", "/sql/1.0/warehouses/abc")
                        .accessToken(Secret.env("TOKEN"))
                        .catalog("main"),
                Db2.at("jdbc:db2://db:50000/CRM").user("app").password(Secret.env("CRM_PASSWORD")),
                DuckDb.at("jdbc:duckdb:/data/shop.duckdb"),
                H2.at("jdbc:h2:file:/data/shop").user("sa").password(Secret.env("SHOP_PASSWORD")),
                Jdbc.at("jdbc:derby://db/shop")
                        .driver("org.apache.derby.client.ClientAutoloadedDriver")
                        .user("app")
                        .password(Secret.env("SHOP_PASSWORD")),
                MySql.at("jdbc:mysql://db/crm")
                        .user("app")
                        .password(Secret.env("CRM_PASSWORD"))
                        .poolSize(8),
                MariaDb.at("jdbc:mariadb://db/crm")
                        .user("app")
                        .password(Secret.env("CRM_PASSWORD")),
                Oracle.at("db.example.com", 1521)
                        .serviceName("SALES")
                        .user("app")
                        .password(Secret.env("SALES_PASSWORD")),
                Oracle.tns("SALES_HIGH", Path.of("/etc/oracle/wallet"))
                        .user("app")
                        .password(Secret.env("SALES_PASSWORD")),
                Redshift.at("jdbc:redshift://cluster:5439/dev")
                        .user("app")
                        .password(Secret.env("REDSHIFT_PASSWORD")),
                Snowflake.account("myorg-account")
                        .warehouse("QUERIES")
                        .database("CRM")
                        .user("APP")
                        .privateKey(Path.of("key.p8")),
                SqlServer.at("jdbc:sqlserver://db:1433;databaseName=crm")
                        .user("app")
                        .password(Secret.env("CRM_PASSWORD")),
                Synapse.at("acme.sql.azuresynapse.net", "sales")
                        .user("app")
                        .password(Secret.env("SALES_PASSWORD")),
                Trino.at("jdbc:trino://coordinator:8443/hive")
                        .user("app")
                        .password(Secret.env("TRINO_PASSWORD"))
                        .property("SSL", "true"));
    }

    @Test
    void eachIsOfTheConnectorOfItsPage() {
        assertThat(described())
                .extracting(definition -> definition.factory().type())
                .containsOnly(
                        "bigquery",
                        "clickhouse",
                        "databricks",
                        "db2",
                        "duckdb",
                        "h2",
                        "jdbc",
                        "mariadb",
                        "mysql",
                        "oracle",
                        "redshift",
                        "snowflake",
                        "sqlserver",
                        "synapse",
                        "trino");
    }
}
