package io.tauro.query;

import io.tauro.identity.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the policies make of a query for a principal. For administrators: it has the text of
 * conditions, and names that the principal may not see. Immutable.
 *
 * @param principal who would ask
 * @param tables the tables and views that the query names, and those behind its views, each once
 */
public record PolicyExplanation(Principal principal, List<Table> tables) {

    public PolicyExplanation {
        tables = List.copyOf(tables);
    }

    /** Whether the query would be refused. */
    public boolean isRefused() {
        return tables.stream().anyMatch(table -> table.refusal().isPresent());
    }

    /**
     * A table or view.
     *
     * @param name its name
     * @param refusal why it may not be read; empty if it may
     * @param policy the policies that decide, with their versions; empty if none does
     * @param grantingRoles the roles of the principal that may read it
     * @param conditions of which rows are seen: all restrictive ones have to be true, and one of
     *     those of roles, if there are any
     * @param columns what is seen of columns that are not seen as they are, by their names
     * @param byPolicy the tables that its conditions read
     */
    public record Table(
            String name,
            Optional<String> refusal,
            Optional<String> policy,
            Set<String> grantingRoles,
            List<Condition> conditions,
            Map<String, String> columns,
            Set<String> byPolicy) {

        public Table {
            grantingRoles = Collections.unmodifiableSet(new TreeSet<>(grantingRoles));
            conditions = List.copyOf(conditions);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            byPolicy = Collections.unmodifiableSet(new TreeSet<>(byPolicy));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(name);
            text.append(policy.map(id -> " [" + id + "]").orElse(" [no policy]")).append('\n');
            refusal.ifPresent(why -> text.append("  refused: ").append(why).append('\n'));
            if (!grantingRoles.isEmpty()) {
                text.append("  granted by ").append(String.join(", ", grantingRoles)).append('\n');
            }
            conditions.forEach(condition -> text.append("  ").append(condition).append('\n'));
            columns.forEach(
                    (column, seen) ->
                            text.append("  column ")
                                    .append(column)
                                    .append(": ")
                                    .append(seen)
                                    .append('\n'));
            if (!byPolicy.isEmpty()) {
                text.append("  its conditions read ")
                        .append(String.join(", ", byPolicy))
                        .append('\n');
            }
            return text.toString();
        }
    }

    /**
     * A condition on rows.
     *
     * @param name which one
     * @param text as the policy has it
     */
    public record Condition(String name, String text) {
        @Override
        public String toString() {
            return name + ": " + text;
        }
    }

    /** A page for people. */
    @Override
    public String toString() {
        return "Principal "
                + principal.id()
                + ", roles "
                + new TreeSet<>(principal.roles())
                + principal.tenant().map(tenant -> ", tenant " + tenant).orElse("")
                + "\n"
                + tables.stream().map(Table::toString).collect(Collectors.joining());
    }
}
