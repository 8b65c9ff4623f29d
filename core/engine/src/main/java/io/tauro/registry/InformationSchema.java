package io.tauro.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The schema by which queries find out what there is. Each context has it, and nothing else may be
 * called as if it were in there.
 */
public final class InformationSchema {

    /** How it is called; without regard to case, unless it is quoted. */
    public static final String NAME = "information_schema";

    private static final String PREFIX = NAME + ".";

    private static final List<String> TABLES =
            List.of(
                    "check_constraints",
                    "columns",
                    "constraint_column_usage",
                    "constraints",
                    "key_column_usage",
                    "parameters",
                    "referential_constraints",
                    "routines",
                    "schemata",
                    "sequences",
                    "table_constraints",
                    "tables",
                    "views");

    private InformationSchema() {}

    /** Its tables, by name. */
    public static List<TableInfo> tables() {
        return TABLES.stream()
                .map(
                        table ->
                                new TableInfo(
                                        PREFIX + table,
                                        TableInfo.Kind.SYSTEM_VIEW,
                                        Optional.empty(),
                                        Set.of(),
                                        Optional.empty()))
                .toList();
    }

    /** Whether a name is that of one of its tables. */
    public static boolean contains(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.startsWith(PREFIX) && TABLES.contains(key.substring(PREFIX.length()));
    }

    /** Whether a name is kept for it. */
    public static boolean reserves(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    /** The same for what names of tables begin with. */
    static boolean reservesPrefix(String prefix) {
        return reserves(prefix + ".");
    }
}
