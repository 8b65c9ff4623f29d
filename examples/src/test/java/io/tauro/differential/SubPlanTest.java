package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.spi.ConnectionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sub-plans over PostgreSQL. */
class SubPlanTest extends ServerSubPlanTest {

    private static final TestServer SERVER = TestServer.database("subplans");

    @Override
    ConnectionDefinition filled() {
        SERVER.run(
                "CREATE TABLE customers (id int PRIMARY KEY, name varchar(20), segment char(8), region text)");
        SERVER.run(
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, day date, total numeric(12,2), status char(1))");
        SERVER.run(
                "CREATE TABLE lines (id int, price numeric(12,2), discount numeric(4,2), note text)");
        SERVER.run(
                "INSERT INTO customers SELECT i, 'C' || i, CASE WHEN i % 3 = 0 THEN 'build' ELSE 'auto' END,"
                        + " CASE WHEN i % 7 > 0 THEN 'r' || i % 5 END FROM generate_series(1, 200) i");
        SERVER.run(
                "INSERT INTO orders SELECT i, i % 240, DATE '2024-01-01' + i % 700, i * 2.25,"
                        + " CASE WHEN i % 2 = 0 THEN 'O' ELSE 'F' END FROM generate_series(1, 1000) i");
        SERVER.run(
                "INSERT INTO lines SELECT i % 1000 + 1, i * 1.1, (i % 10) / 100.0, 'n' || i % 13 FROM generate_series(1, 4000) i");
        SERVER.run("ANALYZE");
        return SERVER.definition();
    }

    @Test
    void aConstantIsAColumnOfASet() {
        assertOneStatement("SELECT region FROM customers EXCEPT SELECT 'r1' FROM orders", 5);
    }

    /** Without a transaction around it, which would be two more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT total, status, id FROM orders WHERE id = 7",
                "SELECT status, total * 2 FROM orders WHERE id = 8",
                "SELECT sum(total) FROM orders WHERE id = 9"
            })
    void aLookupIsOneStatement(String sql) {
        try (VirtualContext context = context(PushdownMode.AUTO, 0)) {
            assertThat(Outcome.of(context, sql).rows()).hasSize(1);
            Outcome.of(context, sql);
            assertThat(SERVER.lastStatements())
                    .singleElement()
                    .asString()
                    .startsWith("SELECT ")
                    .contains("\"orders\"");
        }
    }

    @Test
    void aJoinThatMultipliesRowsStaysUnlessTheyBecomeFew() {
        try (VirtualContext context = context(PushdownMode.AUTO, 0)) {
            String join = "FROM lines a JOIN lines b ON a.note = b.note";
            assertThat(Outcome.of(context, "SELECT count(*) " + join).scans()).hasSize(1);
            assertThat(
                            context.as(Principal.ANONYMOUS)
                                    .plan("SELECT a.price, b.price " + join)
                                    .explain())
                    .contains("HashJoin inner");
        }
    }
}
