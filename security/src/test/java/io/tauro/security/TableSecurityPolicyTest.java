package io.tauro.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableSecurityPolicyTest {

    @Test
    void allowsNobodyUnlessItSaysWhom() {
        TableSecurityPolicy policy = TableSecurityPolicy.forTable("customers").build();
        assertThat(policy.allowedRoles()).isEmpty();
        assertThat(policy.deniedRoles()).isEmpty();
        assertThat(policy.auditsAllAccess()).isFalse();
    }

    @Test
    void collectsRolesOverSeveralSteps() {
        TableSecurityPolicy policy =
                TableSecurityPolicy.forTable("customers")
                        .allow("a", "b")
                        .allow("c")
                        .deny("d")
                        .auditAllAccess()
                        .build();
        assertThat(policy.allowedRoles()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(policy.deniedRoles()).containsExactly("d");
        assertThat(policy.auditsAllAccess()).isTrue();
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        TableSecurityPolicy.Builder builder = TableSecurityPolicy.forTable("t").allow("a");
        TableSecurityPolicy policy = builder.build();
        builder.allow("b");
        assertThat(policy.allowedRoles()).containsExactly("a");
        assertThatThrownBy(() -> policy.allowedRoles().add("c"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void takesTheWordOfASourceForSumsUnlessItSaysOtherwise() {
        TableSecurityPolicy trusting = TableSecurityPolicy.forTable("t").allow("a").build();
        TableSecurityPolicy strict =
                TableSecurityPolicy.forTable("t").allow("a").verifyRows().build();
        assertThat(trusting.verifiesRows()).isFalse();
        assertThat(strict.verifiesRows()).isTrue();
        assertThat(
                        new AccessRules(Optional.of(strict), List.of(), Principal.of("ana", "a"))
                                .access("t", "t@1", List.of("id"))
                                .verifyRows())
                .isTrue();
    }

    @Test
    void needsATable() {
        assertThatThrownBy(() -> TableSecurityPolicy.forTable(" ").build())
                .isInstanceOf(TauroException.class)
                .hasMessageContaining("TAURO-1011");
    }
}
