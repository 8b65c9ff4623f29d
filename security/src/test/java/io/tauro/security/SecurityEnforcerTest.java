package io.tauro.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.SampleEvents;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityEnforcerTest {

    private static final Principal ANA = Principal.of("ana", "analyst");
    private static final Principal BO = Principal.of("bo", "intern");
    private static final AuditEvent ATTEMPT = SampleEvents.started("q1", "ana");

    private final AuditLog audit = new AuditLog(List.of(), false);
    private final SecurityEnforcer enforcer =
            new SecurityEnforcer(DefaultAccess.ALLOW_WITHOUT_POLICIES, audit);

    private static TableSecurityPolicy allowing(String table, String... roles) {
        return TableSecurityPolicy.forTable(table).allow(roles).build();
    }

    @Test
    void aPolicyDeniesWhomItDoesNotName() {
        enforcer.protect(allowing("customers", "analyst"));
        assertThat(enforcer.mayRead(ANA, "customers")).isTrue();
        assertThat(enforcer.mayRead(BO, "customers")).isFalse();
        assertThat(enforcer.mayRead(Principal.ANONYMOUS, "customers")).isFalse();
    }

    @Test
    void aPolicyWithoutRolesDeniesEverybody() {
        enforcer.protect(allowing("customers"));
        assertThat(enforcer.mayRead(ANA, "customers")).isFalse();
    }

    @Test
    void aDeniedRoleWinsOverAnAllowedOne() {
        enforcer.protect(TableSecurityPolicy.forTable("t").allow("analyst").deny("intern").build());
        assertThat(enforcer.mayRead(Principal.of("cy", "analyst", "intern"), "t")).isFalse();
        assertThat(enforcer.mayRead(ANA, "t")).isTrue();
    }

    @Test
    void rolesAreComparedExactly() {
        enforcer.protect(allowing("t", "Analyst"));
        assertThat(enforcer.mayRead(ANA, "t")).isFalse();
    }

    @Test
    void tablesAreNamedWithoutRegardToCase() {
        enforcer.protect(allowing("Crm.Customers", "analyst"));
        assertThat(enforcer.mayRead(BO, "crm.CUSTOMERS")).isFalse();
        assertThat(enforcer.policy("CRM.customers")).isPresent();
        assertThat(
                        enforcer.authorize(ANA, Set.of("crm.customers"), ATTEMPT)
                                .covers("CRM.CUSTOMERS"))
                .isTrue();
    }

    @Test
    void tablesWithoutAPolicyAreDeniedFromTheFirstPolicyOn() {
        assertThat(enforcer.mayRead(BO, "orders")).isTrue();
        enforcer.protect(allowing("customers", "analyst"));
        assertThat(enforcer.mayRead(BO, "orders")).isFalse();
    }

    @Test
    void theDefaultCanBeSaid() {
        SecurityEnforcer allow = new SecurityEnforcer(DefaultAccess.ALLOW, audit);
        allow.protect(allowing("customers", "analyst"));
        assertThat(allow.mayRead(BO, "orders")).isTrue();
        assertThat(allow.mayRead(BO, "customers")).isFalse();
        SecurityEnforcer deny = new SecurityEnforcer(DefaultAccess.DENY, audit);
        assertThat(deny.mayRead(ANA, "orders")).isFalse();
    }

    @Test
    void aNewPolicyReplacesTheOldOneAndCountsAtOnce() {
        long before = enforcer.policyVersion();
        enforcer.protect(allowing("t", "analyst"));
        enforcer.protect(allowing("T", "intern"));
        assertThat(enforcer.mayRead(ANA, "t")).isFalse();
        assertThat(enforcer.mayRead(BO, "t")).isTrue();
        assertThat(enforcer.policyVersion()).isEqualTo(before + 2);
    }

    @Test
    void aGrantSaysWhatItCovers() {
        enforcer.protect(
                TableSecurityPolicy.forTable("t").allow("analyst").auditAllAccess().build());
        enforcer.protect(allowing("u", "analyst"));
        Grant grant = enforcer.authorize(ANA, Set.of("t", "u"), ATTEMPT);
        assertThat(grant.principal()).isEqualTo(ANA);
        assertThat(grant.policyVersion()).isEqualTo(enforcer.policyVersion());
        assertThat(grant.auditRequired()).isTrue();
        assertThat(grant.covers("t")).isTrue();
        assertThat(grant.covers("v")).isFalse();
        assertThat(enforcer.authorize(ANA, Set.of("u"), ATTEMPT).auditRequired()).isFalse();
    }

    @Test
    void allTablesOrNone() {
        enforcer.protect(allowing("t", "analyst"));
        enforcer.protect(allowing("u", "admin"));
        assertThatThrownBy(() -> enforcer.authorize(ANA, Set.of("t", "u"), ATTEMPT))
                .isInstanceOf(TauroException.class)
                .hasMessage(
                        "TAURO-3001 Principal 'ana' may not read table 'u': there is no such table, or none of the roles [analyst] may read it. Check its name, or ask for a role that may.");
    }

    @Test
    void aRefusalIsRecordedWithItsReason() {
        enforcer.protect(allowing("t", "admin"));
        assertThatThrownBy(() -> enforcer.authorize(ANA, Set.of("t"), ATTEMPT))
                .isInstanceOf(TauroException.class);
        AuditEvent record = audit.events().last().orElseThrow();
        assertThat(record.status()).isEqualTo(AuditStatus.DENIED);
        assertThat(record.queryId()).isEqualTo("q1");
        assertThat(record.tables()).containsExactly("t");
        assertThat(record.reason()).contains("none of the roles [analyst] is allowed");
    }

    @Test
    void aRefusalThatCannotBeRecordedIsAnErrorOfTheAudit() {
        AuditLog broken =
                new AuditLog(
                        List.of(
                                event -> {
                                    throw new IllegalStateException("disk full");
                                }),
                        false);
        SecurityEnforcer strict = new SecurityEnforcer(DefaultAccess.DENY, broken);
        assertThatThrownBy(() -> strict.authorize(ANA, Set.of("t"), ATTEMPT))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.AUDIT_FAILED));
    }
}
