package io.tauro.connector.generic;

import static io.tauro.predicate.Predicate.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.connector.h2.TestH2;
import io.tauro.connector.jdbc.Scans;
import io.tauro.predicate.Predicate;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Secret;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of a database that nobody knows. */
class AnyJdbcTest {

    private static final TestH2 H2 =
            TestH2.database(
                    "any",
                    "CREATE TABLE parts (id INT PRIMARY KEY, name VARCHAR, size BIGINT, price NUMERIC(10,2),"
                            + " made DATE, weight DOUBLE PRECISION, wide NUMERIC(60,2), note JSON)",
                    "INSERT INTO parts VALUES (1, 'a', 3, 0.5, '2026-01-01', 0.1, 1, JSON '{}'),"
                            + " (2, NULL, 4, NULL, NULL, NULL, NULL, NULL)");

    private Connector connector;

    @BeforeEach
    void connect() {
        connector = open(definition());
    }

    @AfterEach
    void close() {
        connector.close();
    }

    private static Jdbc definition() {
        return Jdbc.at(H2.url()).user("app").password(Secret.of("secret"));
    }

    private static Connector open(Jdbc definition) {
        return definition.factory().connect(definition.config("any"));
    }

    private Scan plan(Predicate... filters) {
        return connector
                .table(TableSource.table("PARTS"))
                .plan(ScanRequest.of(List.of("ID")).withFilters(List.of(filters)));
    }

    @Test
    void exactNumbersAndDatesAreComparedThere() {
        Scan scan =
                plan(
                        col("ID").in(1, 2),
                        col("SIZE").lt(4L),
                        col("PRICE").gte(new BigDecimal("0.5")),
                        col("MADE").eq(LocalDate.of(2026, 1, 1)),
                        col("NOTE").isNotNull());
        assertThat(scan.pushdown().residual()).isEmpty();
        assertThat(scan.describe())
                .isEqualTo(
                        "SELECT \"ID\" FROM \"PARTS\" WHERE (\"ID\" IN (?, ?) AND \"SIZE\" < ?"
                                + " AND \"PRICE\" >= ? AND \"MADE\" = ? AND (\"NOTE\") IS NOT NULL)");
        assertThat(Scans.rows(scan)).containsExactly(List.of(1));
    }

    @Test
    void whateverElseIsComparedHere() {
        assertThat(
                        plan(
                                        col("NAME").eq("a"),
                                        col("NAME").like("a%"),
                                        col("WEIGHT").eq(0.1),
                                        col("WIDE").eq(new BigDecimal("1")),
                                        col("PRICE").eq(new BigDecimal("0.501")),
                                        col("MADE").gt(LocalDate.of(1500, 1, 1)))
                                .pushdown()
                                .pushed())
                .isEmpty();
        assertThat(plan(col("NAME").eq("a")).pushdown().filters().get(0).reason())
                .isEqualTo(
                        "NAME: how the source compares it is not known; the connector of that database would let it go");
    }

    @Test
    void neitherAnOrderNorALimitIsAskedFor() {
        SourceTable table = connector.table(TableSource.table("PARTS"));
        Scan scan =
                table.plan(
                        ScanRequest.of(List.of("ID"))
                                .withSort(List.of(new SortKey("ID", false, false)))
                                .withLimit(1));
        assertThat(scan.pushdown().limit()).isFalse();
        assertThat(scan.pushdown().sort()).isFalse();
        assertThat(scan.relational()).isEmpty();
        assertThat(scan.describe()).isEqualTo("SELECT \"ID\" FROM \"PARTS\"");
    }

    @Test
    void theDriverIsFoundByItsNameOrByTheUrl() {
        try (Connector named = open(definition().driver("org.h2.Driver"))) {
            assertThat(Scans.rows(named.table(TableSource.table("PUBLIC.PARTS")))).hasSize(2);
        }
        assertThatThrownBy(() -> open(definition().driver("org.example.Driver")))
                .hasMessage(
                        "TAURO-1010 Connection 'any' needs the JDBC driver of JDBC source 'h2', which is not on"
                                + " the class path. Add the dependency that its vendor names, or give the class"
                                + " of the driver in the option 'driver'.");
        assertThatThrownBy(() -> open(Jdbc.at("nonsense")))
                .hasMessageStartingWith("TAURO-1006 Option 'url'");
    }

    @Test
    void tablesAreListedAndAMissingOneIsTold() {
        assertThat(connector.discover().map(TableSource::toString)).containsExactly("PUBLIC.PARTS");
        assertThatThrownBy(() -> connector.table(TableSource.table("NONE")))
                .hasMessageStartingWith("TAURO-4004 ");
        SourceTable query = connector.table(TableSource.query("SELECT id + 1 AS n FROM parts"));
        assertThat(Scans.rows(query, col("N").gt(2))).containsExactly(List.of(3));
    }

    @Test
    void itIsFoundByItsType() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .anyMatch(factory -> factory.type().equals("jdbc"));
    }
}
