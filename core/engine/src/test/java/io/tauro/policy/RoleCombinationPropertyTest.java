package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What several roles see depends on which they are, and not on how they are written down. */
class RoleCombinationPropertyTest {

    private static final List<String> ROLES = List.of("r0", "r1", "r2", "r3", "all", "none");

    private static final Schema SCHEMA =
            Schema.of(Column.of("id", DataType.INTEGER), Column.of("text", DataType.VARCHAR));

    @Property(tries = 60)
    void rowsAddUpAndMasksLiftWhateverTheOrder(
            @ForAll @Size(max = 6) Set<@IntRange(max = 5) Integer> roles,
            @ForAll boolean restricted,
            @ForAll long seed) {
        List<String> order = new ArrayList<>(ROLES);
        Collections.shuffle(order, new Random(seed));
        TableSecurityPolicy.Builder policy =
                TableSecurityPolicy.forTable("t").allow(order.toArray(String[]::new));
        for (String role : order) {
            if (role.startsWith("r")) {
                policy.rows(role, "MOD(id, 4) = " + role.substring(1));
            } else if (role.equals("all")) {
                policy.allRows(role);
            }
        }
        if (restricted) {
            policy.restrict("id < 8");
        }
        policy.mask("text", Mask.redact(), "r1", "r3");
        List<String> held = new ArrayList<>(roles.stream().map(ROLES::get).toList());
        Collections.shuffle(held, new Random(seed + 1));
        Principal principal = Principal.of("p", held.toArray(String[]::new));
        boolean lifted = held.contains("r1") || held.contains("r3");
        List<List<Object>> expected =
                IntStream.range(0, 12)
                        .filter(id -> !restricted || id < 8)
                        .filter(id -> held.contains("all") || held.contains("r" + id % 4))
                        .mapToObj(id -> Staff.row(id, lifted ? "t" + id : "***"))
                        .toList();
        List<List<Object>> rows =
                IntStream.range(0, 12).mapToObj(id -> Staff.row(id, "t" + id)).toList();
        try (VirtualContext context =
                VirtualContext.builder().table("t", SCHEMA, rows).policy(policy.build()).build()) {
            if (held.isEmpty()) {
                assertThat(context.as(principal).tables()).isEmpty();
            } else {
                assertThat(Staff.rows(context, principal, "SELECT * FROM t ORDER BY id"))
                        .isEqualTo(expected);
            }
        }
    }
}
