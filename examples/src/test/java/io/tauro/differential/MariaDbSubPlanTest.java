package io.tauro.differential;

import io.tauro.spi.ConnectionDefinition;

/** Sub-plans over MariaDB. */
class MariaDbSubPlanTest extends ServerSubPlanTest {

    private static final MariaDbServer SERVER = MariaDbServer.database("subplans");

    @Override
    ConnectionDefinition filled() {
        SERVER.run(
                "CREATE TABLE customers (id int PRIMARY KEY, name varchar(20), segment char(8), region varchar(20))");
        SERVER.run(
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, day date, total numeric(12,2), status char(1))");
        SERVER.run(
                "CREATE TABLE `lines` (id int, price numeric(12,2), discount numeric(4,2), note varchar(20))");
        SERVER.run(
                "INSERT INTO customers SELECT i, CONCAT('C', i), CASE WHEN i % 3 = 0 THEN 'build' ELSE 'auto' END,"
                        + " CASE WHEN i % 7 > 0 THEN CONCAT('r', i % 5) END FROM (SELECT seq AS i FROM seq_1_to_200) s");
        SERVER.run(
                "INSERT INTO orders SELECT i, i % 240, DATE '2024-01-01' + INTERVAL i % 700 DAY, i * 2.25,"
                        + " CASE WHEN i % 2 = 0 THEN 'O' ELSE 'F' END FROM (SELECT seq AS i FROM seq_1_to_1000) s");
        SERVER.run(
                "INSERT INTO `lines` SELECT i % 1000 + 1, i * 1.1, (i % 10) / 100.0, CONCAT('n', i % 13) FROM (SELECT seq AS i FROM seq_1_to_4000) s");
        SERVER.run("ANALYZE TABLE customers, orders, `lines` PERSISTENT FOR ALL");
        return SERVER.definition();
    }
}
