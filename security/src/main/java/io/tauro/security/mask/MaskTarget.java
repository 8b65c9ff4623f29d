package io.tauro.security.mask;

import io.tauro.type.DataType;
import java.util.Map;
import java.util.Optional;

/**
 * The column that a mask is for. Immutable.
 *
 * @param table the name of its table
 * @param column its name
 * @param type the type of its values
 * @param columns the types of all columns of the table by their names: a mask may read another one,
 *     as {@code date_shift} does its entity
 * @param policyVersion tells how the policy masks it, the same in each process: {@code noise} is
 *     another one with each
 */
public record MaskTarget(
        String table,
        String column,
        DataType type,
        Map<String, DataType> columns,
        long policyVersion) {

    public MaskTarget {
        columns = Map.copyOf(columns);
    }

    /** A column of a table of which nothing else is known. */
    public static MaskTarget of(String table, String column, DataType type) {
        return new MaskTarget(table, column, type, Map.of(column, type), 1);
    }

    /** What a column is really called: the same name, or else one that differs in case alone. */
    public Optional<String> named(String name) {
        if (columns.containsKey(name)) {
            return Optional.of(name);
        }
        return columns.keySet().stream().filter(name::equalsIgnoreCase).sorted().findFirst();
    }
}
