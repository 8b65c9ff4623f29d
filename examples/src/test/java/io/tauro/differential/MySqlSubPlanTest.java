package io.tauro.differential;

import io.tauro.spi.ConnectionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Sub-plans over MySQL. */
@EnabledIf(value = "io.tauro.differential.MySqlServer#runs", disabledReason = MySqlServer.SKIPPED)
class MySqlSubPlanTest extends ServerSubPlanTest {

    @Override
    ConnectionDefinition filled() {
        MySqlServer server = MySqlServer.database("subplans");
        server.run(
                "SET cte_max_recursion_depth = 4000",
                "CREATE TABLE numbers (i int PRIMARY KEY)",
                "INSERT INTO numbers WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 4000) SELECT i FROM s",
                "CREATE TABLE customers (id int PRIMARY KEY, name varchar(20), segment char(8), region varchar(20))",
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, day date, total numeric(12,2), status char(1))",
                "CREATE TABLE `lines` (id int, price numeric(12,2), discount numeric(4,2), note varchar(20))",
                "INSERT INTO customers SELECT i, CONCAT('C', i), CASE WHEN i % 3 = 0 THEN 'build' ELSE 'auto' END,"
                        + " CASE WHEN i % 7 > 0 THEN CONCAT('r', i % 5) END FROM numbers WHERE i <= 200",
                "INSERT INTO orders SELECT i, i % 240, DATE '2024-01-01' + INTERVAL i % 700 DAY, i * 2.25,"
                        + " CASE WHEN i % 2 = 0 THEN 'O' ELSE 'F' END FROM numbers WHERE i <= 1000",
                "INSERT INTO `lines` SELECT i % 1000 + 1, i * 1.1, (i % 10) / 100.0, CONCAT('n', i % 13) FROM numbers",
                "ANALYZE TABLE customers UPDATE HISTOGRAM ON id, name, segment, region",
                "ANALYZE TABLE orders UPDATE HISTOGRAM ON id, customer, day, total, status",
                "ANALYZE TABLE `lines` UPDATE HISTOGRAM ON id, price, discount, note",
                "ANALYZE TABLE customers, orders, `lines`");
        return definition(server);
    }

    ConnectionDefinition definition(MySqlServer server) {
        return server.definition();
    }

    /** By itself the server finds the constant that marks a match in rows that have none. */
    @Test
    void whatIsNotInASubqueryIsFound() {
        assertOneStatement(
                "SELECT id FROM customers WHERE id NOT IN (SELECT customer FROM orders WHERE total > 2000)",
                128);
    }
}
