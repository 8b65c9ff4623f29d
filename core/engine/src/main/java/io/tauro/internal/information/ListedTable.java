package io.tauro.internal.information;

import io.tauro.registry.TableInfo;
import java.util.Optional;

/**
 * A table or view by schema and name: what stands before the last dot is the schema.
 *
 * @param info what is known of it without asking its source
 * @param schema the schema; empty for a table without one
 * @param name the name within the schema
 */
public record ListedTable(TableInfo info, String schema, String name) {

    public static ListedTable of(TableInfo info) {
        int dot = info.name().lastIndexOf('.');
        return new ListedTable(
                info, info.name().substring(0, Math.max(0, dot)), info.name().substring(dot + 1));
    }

    /** As the standard calls it. */
    String type() {
        return switch (info.kind()) {
            case TABLE -> "BASE TABLE";
            case VIEW -> "VIEW";
            case SYSTEM_VIEW -> "SYSTEM VIEW";
        };
    }

    Optional<String> comment() {
        return info.description();
    }
}
