package io.tauro.examples.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills PostgreSQL with COPY. */
final class ShopDatabase {

    private final PostgresServer server;

    ShopDatabase(PostgresServer server) {
        this.server = server;
    }

    void customers(Iterable<Customer> customers, LongConsumer soFar) throws SQLException {
        load(
                """
                CREATE TABLE customers (
                    customer_key bigint PRIMARY KEY,
                    name text NOT NULL,
                    address text NOT NULL,
                    nation_key bigint NOT NULL,
                    phone text NOT NULL,
                    account_balance numeric(15,2) NOT NULL,
                    market_segment text NOT NULL)
                """,
                "customers",
                customers,
                customer ->
                        line(
                                customer.getCustomerKey(),
                                customer.getName(),
                                customer.getAddress(),
                                customer.getNationKey(),
                                customer.getPhone(),
                                money(customer.getAccountBalanceInCents()),
                                customer.getMarketSegment()),
                soFar);
    }

    void orders(Iterable<Order> orders, LongConsumer soFar) throws SQLException {
        load(
                """
                CREATE TABLE orders (
                    order_key bigint PRIMARY KEY,
                    customer_key bigint NOT NULL,
                    status text NOT NULL,
                    total_price numeric(15,2) NOT NULL,
                    order_date date NOT NULL,
                    priority text NOT NULL,
                    clerk text NOT NULL)
                """,
                "orders",
                orders,
                order ->
                        line(
                                order.getOrderKey(),
                                order.getCustomerKey(),
                                order.getOrderStatus(),
                                money(order.getTotalPriceInCents()),
                                LocalDate.ofEpochDay(order.getOrderDate()),
                                order.getOrderPriority(),
                                order.getClerk()),
                soFar);
    }

    private <T> void load(
            String definition,
            String table,
            Iterable<T> rows,
            Function<T, String> line,
            LongConsumer soFar)
            throws SQLException {
        long count = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(definition);
            CopyIn copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + table + " FROM STDIN");
            for (T row : rows) {
                byte[] bytes = line.apply(row).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                soFar.accept(++count);
            }
            copy.endCopy();
            statement.execute("ANALYZE " + table);
        }
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static String line(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.length() == 0 ? "" : "\t").append(value);
        }
        return line.append('\n').toString();
    }
}
