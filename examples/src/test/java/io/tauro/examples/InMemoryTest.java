package io.tauro.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an application tests its queries and policies: tables in memory, no server, no mock. */
class InMemoryTest {

    record Customer(long id, String name, String department) {}

    private static final List<Customer> CUSTOMERS =
            List.of(
                    new Customer(1, "Ana", "Sales"),
                    new Customer(2, "Bo", "Legal"),
                    new Customer(3, "Cy", "Sales"));

    @Test
    void analystsSeeTheDepartments() {
        try (VirtualContext context = context();
                QueryResult result =
                        context.as(Principal.of("ana", "analyst"))
                                .query("SELECT DISTINCT department FROM customers ORDER BY 1")) {
            assertThat(result.toList())
                    .extracting(row -> row.getString("department"))
                    .containsExactly("Legal", "Sales");
        }
    }

    @Test
    void internsSeeNoCustomer() {
        try (VirtualContext context = context()) {
            assertThatThrownBy(
                            () ->
                                    context.as(Principal.of("ivo", "intern"))
                                            .query("SELECT count(*) FROM customers"))
                    .isInstanceOfSatisfying(
                            TauroException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
        }
    }

    private static VirtualContext context() {
        return VirtualContext.builder()
                .table("customers", CUSTOMERS, Customer.class)
                .policy(TableSecurityPolicy.forTable("customers").allow("analyst").build())
                .build();
    }
}
