package io.tauro.registry;

import io.tauro.table.TableSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tables of a connection under one prefix, found when they are first needed.
 *
 * @param connection the id of the connection
 * @param include patterns of qualified source names ({@code public.*}); empty for all. {@code *}
 *     stands for any text
 * @param exclude patterns of what to leave out of those
 * @param prefix what stands before the table's own name in queries
 * @param tenant whose principals alone know the tables; empty for those of all
 */
public record SchemaMapping(
        String connection,
        List<String> include,
        List<String> exclude,
        String prefix,
        Optional<String> tenant) {

    public SchemaMapping {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Tables of no tenant. */
    public SchemaMapping(
            String connection, List<String> include, List<String> exclude, String prefix) {
        this(connection, include, exclude, prefix, Optional.empty());
    }

    boolean covers(TableSource.Table source) {
        String name = source.toString();
        boolean included =
                include.isEmpty() || include.stream().anyMatch(pattern -> matches(pattern, name));
        return included && exclude.stream().noneMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*")
                    .append(part.isEmpty() ? "" : Pattern.quote(part));
            if (regex.isEmpty()) {
                regex.append("(?:)");
            }
        }
        return name.toLowerCase(Locale.ROOT).matches(regex.toString());
    }
}
