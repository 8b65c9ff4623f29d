package io.tauro.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL with its parameters. Immutable.
 *
 * @param text the SQL, with {@code ?} markers
 * @param brief the same for people, with long lists cut short
 * @param parameters what is bound to the markers, in order
 */
public record Sql(String text, String brief, List<Bound> parameters) {

    /** A value and how to bind it. It does not print the value. */
    public record Bound(ValueBinder binder, Object value) {
        @Override
        public String toString() {
            return "?";
        }
    }

    public Sql {
        parameters = List.copyOf(parameters);
    }

    /** SQL without parameters. */
    public static Sql of(String text) {
        return new Sql(text, text, List.of());
    }

    /** SQL with its parameters. */
    public static Sql of(String text, Bound... parameters) {
        return new Sql(text, text, List.of(parameters));
    }

    /** The same with more behind. */
    public Sql plus(String more) {
        return new Sql(text + more, brief + more, parameters);
    }

    /** The same with more behind. */
    public Sql plus(Sql more) {
        List<Bound> all = new ArrayList<>(parameters);
        all.addAll(more.parameters);
        return new Sql(text + more.text, brief + more.brief, all);
    }

    /** Several pieces in brackets; a single one as it is. */
    public static Sql joined(List<Sql> parts, String separator) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return new Sql(
                parts.stream().map(Sql::text).collect(Collectors.joining(separator, "(", ")")),
                parts.stream().map(Sql::brief).collect(Collectors.joining(separator, "(", ")")),
                parts.stream().flatMap(part -> part.parameters.stream()).toList());
    }

    /** Several pieces one after the other. */
    public static Sql list(List<Sql> parts, String separator) {
        Sql all = Sql.of("");
        for (int i = 0; i < parts.size(); i++) {
            all = (i == 0 ? all : all.plus(separator)).plus(parts.get(i));
        }
        return all;
    }
}
