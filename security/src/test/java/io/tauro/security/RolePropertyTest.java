package io.tauro.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.identity.Principal;
import io.tauro.security.audit.AuditLog;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class RolePropertyTest {

    @Property
    void onlyAnAllowedAndNotDeniedRoleReads(
            @ForAll Set<@StringLength(1) @CharRange(from = 'a', to = 'e') String> allowed,
            @ForAll Set<@StringLength(1) @CharRange(from = 'a', to = 'e') String> denied,
            @ForAll Set<@StringLength(1) @CharRange(from = 'a', to = 'e') String> roles) {
        SecurityEnforcer any =
                new SecurityEnforcer(DefaultAccess.ALLOW, new AuditLog(List.of(), false));
        any.protect(
                TableSecurityPolicy.forTable("t")
                        .allow(allowed.toArray(String[]::new))
                        .deny(denied.toArray(String[]::new))
                        .build());
        boolean expected =
                roles.stream().anyMatch(allowed::contains)
                        && roles.stream().noneMatch(denied::contains);
        assertThat(any.mayRead(Principal.of("p", roles.toArray(String[]::new)), "t"))
                .isEqualTo(expected);
    }
}
