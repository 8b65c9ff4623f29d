package io.tauro.examples;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;

/** Records in memory, a policy, a query, and records again. */
public final class FirstQuery {

    private static final List<Customer> CUSTOMERS =
            List.of(new Customer(1, "Ana", "PT"), new Customer(2, "Bo", "SE"));

    private static final List<Sale> SALES =
            List.of(
                    new Sale(1, new BigDecimal("10.50")),
                    new Sale(1, new BigDecimal("1.25")),
                    new Sale(2, new BigDecimal("7.00")));

    record Customer(long id, String name, String country) {}

    record Sale(long customerId, BigDecimal total) {}

    record Spend(String country, BigDecimal total) {}

    private FirstQuery() {}

    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (VirtualContext context =
                VirtualContext.builder()
                        .table("customers", CUSTOMERS, Customer.class)
                        .table("sales", SALES, Sale.class)
                        .policy(TableSecurityPolicy.forTable("customers").allow("analyst").build())
                        .policy(TableSecurityPolicy.forTable("sales").allow("analyst").build())
                        .build()) {
            VirtualSession ana = context.as(Principal.of("ana", "analyst"));
            try (QueryResult result =
                    ana.query(
                            "SELECT c.country, sum(s.total) AS total FROM customers c JOIN sales s ON s.customerId = c.id"
                                    + " WHERE s.total > ? GROUP BY c.country ORDER BY total DESC",
                            5)) {
                result.as(Spend.class).forEach(out::println);
            }
        }
    }
}
