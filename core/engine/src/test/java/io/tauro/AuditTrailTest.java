package io.tauro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditAccess;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditPhase;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.EdgeCheck;
import io.tauro.security.audit.Operation;
import io.tauro.security.mask.Mask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on record of what somebody did. */
class AuditTrailTest {

    record Customer(int id, String email, String region, int salary) {}

    private static final List<Customer> CUSTOMERS =
            List.of(
                    new Customer(1, "ann@example.com", "North", 10),
                    new Customer(2, "bob@example.com", "South", 20),
                    new Customer(3, "cyd@example.com", "North", 30));

    private static final Principal ANA =
            Principal.of("ana", "analyst").inTenant("acme").with("region", "North");

    private static final Principal BO = Principal.of("bo", "intern").inTenant("blue");

    private final VirtualContext context =
            VirtualContext.builder()
                    .table("customers", CUSTOMERS, Customer.class)
                    .policy(
                            TableSecurityPolicy.forTable("customers")
                                    .allow("analyst", "admin")
                                    .restrict("id > 0")
                                    .rows("analyst", "region = {principal.region}")
                                    .allRows("admin")
                                    .mask("email", Mask.email(), "admin")
                                    .restrictField("salary", "admin")
                                    .build())
                    .principals(
                            (user, password) -> {
                                if (password.isPresent()) {
                                    return ANA;
                                }
                                throw new TauroException(
                                        ErrorCode.AUTHENTICATION_FAILED, "Not accepted. Check.");
                            })
                    .build();

    @AfterEach
    void close() {
        context.close();
    }

    private List<AuditEvent> of(String principal) {
        try (Stream<AuditEvent> events = context.audit().events().principal(principal).stream()) {
            return events.toList();
        }
    }

    private static void read(VirtualSession session, String sql) {
        try (QueryResult result = session.query(sql)) {
            result.toList();
        }
    }

    @Test
    void theStartSaysWhoSeesWhatByWhichPolicies() {
        VirtualSession session = context.as(ANA);
        read(session, "SELECT email FROM customers WHERE region = 'North' AND id < 17");
        AuditEvent start = of("ana").get(0);
        assertThat(start.phase()).isEqualTo(AuditPhase.START);
        assertThat(start.status()).isEqualTo(AuditStatus.STARTED);
        assertThat(start.operation()).isEqualTo(Operation.SELECT);
        assertThat(start.tenant()).contains("acme");
        assertThat(start.actor().session()).contains(session.id());
        assertThat(start.tables()).containsExactly("customers");
        assertThat(start.statement().sql())
                .contains("SELECT email FROM customers WHERE region = ? AND id < ?");
        assertThat(start.fingerprint()).isPresent();
        AuditAccess access = start.access();
        assertThat(access.policies()).containsExactly("customers@2");
        assertThat(access.filters())
                .containsExactly("customers@2/restrictive/1", "customers@2/permissive/1");
        assertThat(access.masks())
                .containsExactlyInAnyOrder("customers.email=email", "customers.salary=hidden");
        assertThat(access.columns()).contains("customers.email").doesNotContain("customers.salary");
        assertThat(access.edgeCheck()).contains(EdgeCheck.FULL);
    }

    @Test
    void theEndSaysWhatWasDelivered() {
        read(context.as(ANA), "SELECT id FROM customers");
        List<AuditEvent> both = of("ana");
        assertThat(both).hasSize(2);
        AuditEvent end = both.get(1);
        assertThat(end.queryId()).isEqualTo(both.get(0).queryId());
        assertThat(end.phase()).isEqualTo(AuditPhase.END);
        assertThat(end.status()).isEqualTo(AuditStatus.SUCCESS);
        assertThat(end.rowCount()).hasValue(2);
        assertThat(end.outcome().bytes().orElseThrow()).isPositive();
        assertThat(end.duration()).isPresent();
        assertThat(end.access()).isEqualTo(both.get(0).access());
        assertThat(context.audit().events().unfinished()).isEmpty();
    }

    @Test
    void aResultThatIsClosedEarlyOrFailsHasItsEnd() {
        try (QueryResult result = context.as(ANA).query("SELECT id FROM customers")) {
            assertThat(result.schema().size()).isEqualTo(1);
        }
        assertThatThrownBy(() -> read(context.as(ANA), "SELECT 1 / (id - 1) FROM customers"))
                .isInstanceOf(TauroException.class);
        assertThat(of("ana"))
                .extracting(event -> event.phase() + " " + event.status())
                .containsExactly("START STARTED", "END CANCELLED", "START STARTED", "END FAILED");
        assertThat(of("ana").get(3).reason()).contains("TAURO-2011");
    }

    @Test
    void whatWasRefusedOrWrongIsOnRecord() {
        VirtualSession bo = context.as(BO);
        assertThatThrownBy(() -> bo.query("SELECT id FROM customers"))
                .isInstanceOf(TauroException.class);
        assertThatThrownBy(() -> bo.query("SELEKT 1")).isInstanceOf(TauroException.class);
        assertThatThrownBy(() -> bo.query("SELECT nothing")).isInstanceOf(TauroException.class);
        assertThat(of("bo"))
                .extracting(
                        event -> event.phase() + " " + event.status() + " " + event.reason().get())
                .containsExactly(
                        "SINGLE DENIED none of the roles [intern] is allowed",
                        "SINGLE FAILED TAURO-2001",
                        "SINGLE FAILED TAURO-2003");
        assertThat(of("bo").get(0).tables()).containsExactly("customers");
    }

    @Test
    void questionsAboutPlansAndNamesAreOnRecord() {
        VirtualSession ana = context.as(ANA);
        read(ana, "EXPLAIN SELECT id FROM customers");
        assertThat(ana.tables()).hasSize(1);
        assertThat(ana.columns("customers")).isPresent();
        assertThat(ana.columns("nothing")).isEmpty();
        assertThat(ana.describe("SELECT id FROM customers").schema().size()).isEqualTo(1);
        assertThat(of("ana"))
                .allSatisfy(event -> assertThat(event.actor().session()).contains(ana.id()))
                .extracting(event -> event.operation() + " " + event.status())
                .containsExactly(
                        "EXPLAIN SUCCESS",
                        "METADATA SUCCESS",
                        "METADATA SUCCESS",
                        "METADATA DENIED",
                        "METADATA SUCCESS");
    }

    @Test
    void aChangeOfPolicyIsOnRecordWithItsVersion() {
        context.protect(TableSecurityPolicy.forTable("customers").allow("admin").build());
        assertThat(context.audit().events().operation(Operation.POLICY_CHANGE).stream())
                .extracting(AuditEvent::principal, event -> event.access().policies())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("(host)", List.of("customers@2")),
                        org.assertj.core.groups.Tuple.tuple("(host)", List.of("customers@3")));
    }

    @Test
    void loginsAreOnRecord() {
        VirtualSession session = context.login(Optional.of("x"), Optional.of("pw"));
        assertThatThrownBy(() -> context.login(Optional.of("mallory"), Optional.empty()))
                .isInstanceOf(TauroException.class);
        assertThat(context.audit().events().operation(Operation.LOGIN).stream())
                .extracting(
                        AuditEvent::principal, AuditEvent::status, event -> event.actor().session())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "ana", AuditStatus.SUCCESS, Optional.of(session.id())),
                        org.assertj.core.groups.Tuple.tuple(
                                "mallory", AuditStatus.FAILED, Optional.empty()));
    }

    @Test
    void aTenantSeesItsOwnTrailOnly() {
        read(context.as(ANA), "SELECT id FROM customers");
        assertThatThrownBy(() -> context.as(BO).query("SELECT id FROM customers"))
                .isInstanceOf(TauroException.class);
        assertThat(context.auditOf("acme").stream())
                .extracting(AuditEvent::principal)
                .containsExactly("ana", "ana");
        assertThat(context.auditOf("blue").stream())
                .extracting(AuditEvent::principal)
                .containsExactly("bo");
        assertThat(context.auditOf("blue").tenant("acme").stream()).isEmpty();
        assertThat(context.auditOf("nobody").stream()).isEmpty();
    }

    @Test
    void theDayIsCountedByOperation() {
        VirtualSession ana = context.as(ANA);
        read(ana, "SELECT id FROM customers");
        read(ana, "SELECT id FROM customers");
        read(ana, "EXPLAIN SELECT id FROM customers");
        assertThat(context.auditOf("acme").countsOfLastDay())
                .isEqualTo(java.util.Map.of(Operation.SELECT, 2L, Operation.EXPLAIN, 1L));
    }
}
