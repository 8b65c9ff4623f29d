package io.tauro.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.engine.PushdownMode;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a principal is called, it is a value: it means the rows that are equal to it. */
class HostilePrincipalPropertyTest {

    private static final List<String> PIECES =
            List.of(
                    "'",
                    "''",
                    "\"",
                    "\\",
                    "\\'",
                    "--",
                    "/*",
                    "*/",
                    ";",
                    "\0",
                    "\n",
                    "\r",
                    "%",
                    "_",
                    "?",
                    "{principal}",
                    "{tenant}",
                    "${x}",
                    " OR 1=1",
                    "' OR '1'='1",
                    ") OR (TRUE",
                    "\u2028",
                    "\u202e",
                    "\u0430",
                    "a",
                    "A",
                    "é",
                    "e\u0301",
                    "\ud83d\ude00",
                    "\ud800",
                    "NULL",
                    "TRUE",
                    "0",
                    "1e9",
                    " ",
                    "\t",
                    "\ufeff",
                    "ß",
                    "ss",
                    "ı",
                    "I");

    private static final List<String> CONDITIONS =
            List.of(
                    "owner = {principal}",
                    "{tenant} = owner",
                    "NOT (owner IS DISTINCT FROM {principal})",
                    "owner IN ({principal.x})",
                    "owner = {principal.x}",
                    "owner = {principal.absent} OR TRUE",
                    "id = {principal} OR id IS NOT NULL");

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("id", DataType.INTEGER),
                    Column.of("owner", DataType.varchar(40)),
                    Column.of("note", DataType.VARCHAR));

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(PIECES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(all -> String.join("", all));
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Property(tries = 40)
    void aPrincipalSeesTheRowsThatHaveItsNameAndNoOthers(
            @ForAll("hostile") String id, @ForAll("hostile") String other, @ForAll boolean pushed) {
        String name = id.isBlank() ? "x" + id : id;
        List<List<Object>> rows = new ArrayList<>();
        for (String owner : List.of(name, other, name + other, "plain", "a", "A", "")) {
            if (isWellFormed(owner) && owner.length() <= 40) {
                rows.add(List.of(rows.size(), owner, owner + "/" + name.length()));
            }
        }
        List<Object> expected =
                rows.stream()
                        .filter(row -> row.get(1).equals(name))
                        .map(row -> row.get(0))
                        .toList();
        List<Object> either =
                rows.stream()
                        .filter(row -> row.get(1).equals(name) || row.get(1).equals(other))
                        .filter(row -> isWellFormed(name) && isWellFormed(other))
                        .map(row -> row.get(0))
                        .toList();
        List<Object> all = rows.stream().map(row -> row.get(0)).toList();
        boolean isNumber = name.matches("-?[0-9]{1,9}");
        try (VirtualContext context = context(rows, pushed)) {
            for (int i = 0; i < CONDITIONS.size(); i++) {
                Principal principal =
                        new Principal(
                                name,
                                Set.of("c" + i),
                                Optional.of(name),
                                Map.of("x", List.of(name, other)));
                List<Object> seen =
                        Staff.rows(context, principal, "SELECT id FROM t ORDER BY id").stream()
                                .map(row -> row.get(0))
                                .toList();
                assertThat(seen)
                        .as(CONDITIONS.get(i))
                        .isEqualTo(
                                switch (i) {
                                    case 0, 1, 2 -> expected;
                                    case 3, 4 -> either;
                                    case 5 -> List.of();
                                    default -> isNumber ? all : List.of();
                                });
            }
        }
    }

    private static VirtualContext context(List<List<Object>> rows, boolean pushed) {
        TableSecurityPolicy.Builder policy = TableSecurityPolicy.forTable("t");
        for (int i = 0; i < CONDITIONS.size(); i++) {
            policy.allow("c" + i).rows("c" + i, CONDITIONS.get(i));
        }
        return VirtualContext.builder()
                .settings(s -> s.pushdown(pushed ? PushdownMode.AUTO : PushdownMode.OFF))
                .table("t", SCHEMA, rows)
                .policy(policy.build())
                .build();
    }
}
