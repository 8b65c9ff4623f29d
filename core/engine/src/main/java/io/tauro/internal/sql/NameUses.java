package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Where each name of a query stands, and whether it is quoted. Calcite passes names around as bare
 * strings and forgets their quotes; here each use of a name gets a string object of its own, which
 * is the key. A name that Calcite made itself, or has resolved, has no use here. Of one query, not
 * thread-safe.
 */
final class NameUses {

    /**
     * @param quoted whether the name is to be matched exactly
     * @param position where it stands
     */
    record Use(boolean quoted, SqlParserPos position) {}

    private final IdentityHashMap<String, Use> uses = new IdentityHashMap<>();

    /** Notes all names of a tree. */
    static NameUses in(SqlNode tree) {
        NameUses names = new NameUses();
        tree.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        names.note(id);
                        return null;
                    }
                });
        return names;
    }

    private void note(SqlIdentifier id) {
        List<String> parts = new ArrayList<>();
        List<SqlParserPos> positions = new ArrayList<>();
        for (int i = 0; i < id.names.size(); i++) {
            SqlParserPos position = id.getComponentParserPosition(i);
            String part = new String(SoftWords.harden(id.names.get(i)).toCharArray());
            parts.add(part);
            positions.add(position);
            uses.put(part, new Use(id.isComponentQuoted(i), position));
        }
        id.setNames(parts, positions);
    }

    /** The use that this very string object stands for, if it is one. */
    @Nullable Use of(String name) {
        return uses.get(name);
    }

    /** Whether a name, as a query wrote it, means a name that is defined. */
    boolean matches(String defined, String written) {
        Use use = uses.get(written);
        return use != null && use.quoted()
                ? defined.equals(written)
                : defined.equalsIgnoreCase(written);
    }
}
