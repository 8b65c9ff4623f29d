package io.tauro.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.identity.Principal;
import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.mask.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccessRulesPropertyTest {

    private static final List<String> ROLES = List.of("a", "b", "c", "d");
    private static final List<String> TAGS = List.of("t1", "t2", "t3");

    /** The strongest first, as section 3 of the security rules orders them. */
    private static final List<Mask> MASKS =
            List.of(
                    Mask.nullify(),
                    Mask.redact(),
                    Mask.hash("k"),
                    Mask.tokenFf1("k"),
                    Mask.email(),
                    Mask.zip3());

    /** Everything that says what is seen of table {@code x} with its column {@code c}. */
    record Policies(
            Set<String> allowed,
            Set<String> denied,
            Map<String, String> rows,
            List<String> restrictive,
            Optional<FieldSecurityPolicy> own,
            Map<String, FieldSecurityPolicy> tags) {}

    @Provide
    Arbitrary<Set<String>> roles() {
        return Arbitraries.of(ROLES).set();
    }

    @Provide
    Arbitrary<Policies> policies() {
        Arbitrary<Set<String>> roles = roles();
        Arbitrary<Map<String, String>> rows =
                Arbitraries.maps(
                        Arbitraries.of(ROLES), Arbitraries.of("p = 1", "p = 2", "ALL_ROWS"));
        return Combinators.combine(
                        roles,
                        Arbitraries.of(ROLES).set().ofMaxSize(1),
                        rows,
                        Arbitraries.of("r = 1", "r = 2").set(),
                        field("c").optional(0.6),
                        Arbitraries.maps(Arbitraries.of(TAGS), field("C*")))
                .as(
                        (allowed, denied, filters, restrictive, own, tags) ->
                                new Policies(
                                        allowed,
                                        denied,
                                        filters,
                                        List.copyOf(new TreeSet<>(restrictive)),
                                        own,
                                        tags));
    }

    private Arbitrary<FieldSecurityPolicy> field(String name) {
        Arbitrary<String[]> except = roles().map(roles -> roles.toArray(String[]::new));
        FieldEncryption plain = FieldEncryption.by("k");
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(MASKS), except)
                        .as((mask, roles) -> FieldSecurityPolicy.masked(name, mask, roles)),
                Combinators.combine(Arbitraries.of(MASKS), except)
                        .as((mask, roles) -> FieldSecurityPolicy.masked(name, mask, roles)),
                except.map(roles -> FieldSecurityPolicy.restricted(name, roles)),
                Combinators.combine(Arbitraries.of(plain, plain.storedEncrypted()), except)
                        .as((how, roles) -> FieldSecurityPolicy.encrypted(name, how, roles)),
                Arbitraries.just(FieldSecurityPolicy.unrestricted(name)));
    }

    /** Registers all, in an order of the seed's. */
    private static SecurityEnforcer enforcer(Policies policies, long seed) {
        Random random = new Random(seed);
        TableSecurityPolicy.Builder table = TableSecurityPolicy.forTable("x");
        shuffled(policies.allowed(), random).forEach(table::allow);
        shuffled(policies.denied(), random).forEach(table::deny);
        shuffled(policies.rows().keySet(), random)
                .forEach(role -> table.rows(role, policies.rows().get(role)));
        policies.restrictive().forEach(table::restrict);
        policies.own().ifPresent(table::field);
        SecurityEnforcer enforcer =
                new SecurityEnforcer(DefaultAccess.DENY, new AuditLog(List.of(), false));
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> enforcer.protect(table.build()));
        policies.tags()
                .forEach(
                        (tag, field) ->
                                steps.add(() -> enforcer.protect(TagPolicy.forTag(tag, field))));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        return enforcer;
    }

    private static List<String> shuffled(Set<String> values, Random random) {
        List<String> list = new ArrayList<>(new TreeSet<>(values));
        Collections.shuffle(list, random);
        return list;
    }

    private static TableAccess access(Policies policies, Set<String> roles, long seed) {
        Random random = new Random(~seed);
        Principal principal = Principal.of("p", shuffled(roles, random).toArray(String[]::new));
        return enforcer(policies, seed)
                .access(principal, "x", shuffled(Set.copyOf(TAGS), random), List.of("c", "other"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noOrderOfRolesTagsOrRegistrationMatters(
            @ForAll("policies") Policies policies,
            @ForAll("roles") Set<String> roles,
            @ForAll long seed) {
        TableAccess one = access(policies, roles, seed);
        TableAccess other = access(policies, roles, seed + 1);
        assertThat(other.columns()).isEqualTo(one.columns());
        assertThat(other.permissive()).isEqualTo(one.permissive());
        assertThat(other.restrictive()).isEqualTo(one.restrictive());
        Principal principal = Principal.of("p", roles.toArray(String[]::new));
        assertThat(enforcer(policies, seed).mayRead(principal, "x"))
                .isEqualTo(enforcer(policies, seed + 1).mayRead(principal, "x"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anAllowedRoleReadsUnlessOneIsDenied(
            @ForAll("policies") Policies policies, @ForAll("roles") Set<String> roles) {
        boolean denied = !Collections.disjoint(roles, policies.denied());
        boolean allowed = !Collections.disjoint(roles, policies.allowed());
        Principal principal = Principal.of("p", roles.toArray(String[]::new));
        assertThat(enforcer(policies, 1).mayRead(principal, "x")).isEqualTo(allowed && !denied);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsOfGrantingRolesAddUpAndAGrantingRoleWithoutAFilterReadsNone(
            @ForAll("policies") Policies policies, @ForAll("roles") Set<String> roles) {
        TableAccess access = access(policies, roles, 1);
        assertThat(access.restrictive()).isEqualTo(policies.restrictive());
        Set<String> filters =
                policies.rows().entrySet().stream()
                        .filter(one -> roles.contains(one.getKey()))
                        .filter(one -> policies.allowed().contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
        if (policies.rows().isEmpty() || filters.contains("ALL_ROWS")) {
            assertThat(access.permissive()).isEmpty();
        } else {
            assertThat(access.permissive().orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(filters);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void restrictedHidesThenTheTableShowsThenTheStrongestMaskHolds(
            @ForAll("policies") Policies policies, @ForAll("roles") Set<String> roles) {
        List<FieldSecurityPolicy> all =
                Stream.concat(policies.own().stream(), policies.tags().values().stream()).toList();
        List<FieldSecurityPolicy> holding =
                all.stream()
                        .filter(one -> Collections.disjoint(one.allowedRoles(), roles))
                        .toList();
        boolean shown =
                policies.own()
                        .filter(one -> !Collections.disjoint(one.allowedRoles(), roles))
                        .isPresent();
        ColumnAccess seen = access(policies, roles, 1).columns().get("c");

        if (holding.stream().anyMatch(one -> one.level() == AccessLevel.RESTRICTED)) {
            assertThat(seen).isEqualTo(new Hidden());
        } else if (!shown && holding.stream().anyMatch(one -> one.encryption().isPresent())) {
            assertThat(seen).isInstanceOf(Encrypted.class);
        } else if (!shown && holding.stream().anyMatch(one -> one.mask().isPresent())) {
            Set<Mask> masks =
                    holding.stream()
                            .flatMap(one -> one.mask().stream())
                            .collect(Collectors.toSet());
            Mask strongest = MASKS.stream().filter(masks::contains).findFirst().orElseThrow();
            assertThat(seen).isEqualTo(new Masked(strongest));
        } else if (all.stream()
                .flatMap(one -> one.encryption().stream())
                .anyMatch(FieldEncryption::atSource)) {
            assertThat(seen == null || seen instanceof Decrypted).isTrue();
        } else {
            assertThat(seen).isNull();
        }
        assertThat(access(policies, roles, 1).columns()).doesNotContainKey("other");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void oneMoreRoleThatNoFieldExceptsShowsNoMoreOfAColumn(
            @ForAll("policies") Policies policies, @ForAll("roles") Set<String> roles) {
        Set<String> more = new TreeSet<>(roles);
        more.add("stranger");
        assertThat(access(policies, more, 1).columns())
                .isEqualTo(access(policies, roles, 1).columns());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aColumnThatCameLaterIsThereForNobody(
            @ForAll("policies") Policies policies, @ForAll("roles") Set<String> roles) {
        SecurityEnforcer enforcer = enforcer(policies, 1);
        TableSecurityPolicy.Builder table =
                TableSecurityPolicy.forTable("x").knownColumns("C", "d");
        policies.own().ifPresent(table::field);
        enforcer.protect(table.build());
        TableAccess access =
                enforcer.access(
                        Principal.of("p", roles.toArray(String[]::new)),
                        "x",
                        TAGS,
                        List.of("c", "later"));
        assertThat(access.columns().get("later")).isEqualTo(new Hidden());
        assertThat(access.columns().get("c"))
                .isEqualTo(access(policies, roles, 1).columns().get("c"));
    }
}
