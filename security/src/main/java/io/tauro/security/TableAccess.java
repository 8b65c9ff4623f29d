package io.tauro.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one principal sees of a table: which rows, and what of their columns. Immutable. A row is
 * seen if every restrictive condition is true, and one of the permissive ones, where there are any.
 *
 * @param table the name of the virtual table
 * @param policy tells what this was decided by: equal for equal policies of equal versions
 * @param restrictive conditions that all have to be true
 * @param permissive conditions of which one has to be true; empty if no role limits the rows, and a
 *     list of none for no rows
 * @param columns the columns that are not seen as they are, by their names in the table
 * @param auditRequired whether a query on it fails if it cannot be recorded
 * @param encrypted whether what is kept of it on disk has to be enciphered
 * @param verifyRows whether each row is looked at here, so that nothing is computed of them at the
 *     source
 */
public record TableAccess(
        String table,
        String policy,
        List<String> restrictive,
        Optional<List<String>> permissive,
        Map<String, ColumnAccess> columns,
        boolean auditRequired,
        boolean encrypted,
        boolean verifyRows) {

    /** Of one whose rows may also be added up at the source. */
    public TableAccess(
            String table,
            String policy,
            List<String> restrictive,
            Optional<List<String>> permissive,
            Map<String, ColumnAccess> columns,
            boolean auditRequired,
            boolean encrypted) {
        this(table, policy, restrictive, permissive, columns, auditRequired, encrypted, false);
    }

    public TableAccess {
        restrictive = List.copyOf(restrictive);
        permissive = permissive.map(List::copyOf);
        columns = Map.copyOf(columns);
    }

    /** Whether the table is seen as it is. */
    public boolean isPlain() {
        return restrictive.isEmpty() && permissive.isEmpty() && columns.isEmpty();
    }

    /** Whether some rows may not be seen. */
    public boolean limitsRows() {
        return !restrictive.isEmpty() || permissive.isPresent();
    }
}
