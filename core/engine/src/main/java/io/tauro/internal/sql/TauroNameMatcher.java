package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Matches a quoted name exactly and any other without letter case; of columns that differ by case
 * only, an unquoted name means none. A name that is resolved already matches exactly.
 */
final class TauroNameMatcher implements SqlNameMatcher {

    private final NameUses uses;

    TauroNameMatcher(NameUses uses) {
        this.uses = uses;
    }

    /** True, so that Calcite leaves the choice among similar names to {@link #field}. */
    @Override
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public boolean matches(String defined, String written) {
        return uses.matches(defined, written);
    }

    @Override
    public @Nullable RelDataTypeField field(RelDataType rowType, String written) {
        NameUses.Use use = uses.of(written);
        if (use != null && use.quoted()) {
            return rowType.getField(written, true, false);
        }
        if (use == null) {
            RelDataTypeField exact = rowType.getField(written, true, false);
            return exact == null ? rowType.getField(written, false, false) : exact;
        }
        List<RelDataTypeField> found = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            if (field.getName().equalsIgnoreCase(written)) {
                found.add(field);
            }
        }
        if (found.size() > 1) {
            throw SqlErrors.at(
                            ErrorCode.AMBIGUOUS_COLUMN,
                            "Column '" + written + "' could be any of several",
                            use.position(),
                            "Qualify it with its table, or quote it.")
                    .with("column", written);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public <K extends List<String>, V> @Nullable V get(
            Map<K, V> map, List<String> prefix, List<String> written) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(written);
        for (Map.Entry<K, V> entry : map.entrySet()) {
            if (matchesAll(entry.getKey(), all)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private boolean matchesAll(List<String> defined, List<String> written) {
        if (defined.size() != written.size()) {
            return false;
        }
        for (int i = 0; i < defined.size(); i++) {
            if (!matches(defined.get(i), written.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String bestString() {
        throw new UnsupportedOperationException("A recording matcher is asked for");
    }

    @Override
    public int frequency(Iterable<String> defined, String written) {
        int count = 0;
        for (String name : defined) {
            count += matches(name, written) ? 1 : 0;
        }
        return count;
    }

    @Override
    public Set<String> createSet() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }
}
