package io.tauro.engine;

import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.PolicyColumn;
import io.tauro.internal.sql.PolicyView;
import io.tauro.security.ColumnAccess;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.mask.ColumnTransform;
import io.tauro.security.mask.MaskKind;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as its policies show it to one principal. What they say is found out when it is
 * first asked for: a view has no columns before its query is looked at. Used by one thread.
 */
final class ProtectedTable implements CatalogTable {

    private final CatalogTable whole;
    private final Set<String> tags;
    private final Rules rules;
    private @Nullable PolicyView view;
    private @Nullable Schema schema;

    /** What decides. */
    interface Rules {
        PolicyView view(CatalogTable whole, Set<String> tags);

        Schema visible(PolicyView view);
    }

    ProtectedTable(CatalogTable whole, Set<String> tags, Rules rules) {
        this.whole = whole;
        this.tags = Set.copyOf(tags);
        this.rules = rules;
    }

    /** The table or view as it is. */
    CatalogTable whole() {
        return whole;
    }

    Set<String> tags() {
        return tags;
    }

    @Override
    public List<String> path() {
        return whole.path();
    }

    @Override
    public Optional<PolicyView> policy() {
        PolicyView known = view;
        if (known == null) {
            known = rules.view(whole, tags);
            view = known;
        }
        return known.access().isPlain() ? Optional.empty() : Optional.of(known);
    }

    @Override
    public Schema schema() {
        if (schema == null) {
            schema = policy().map(rules::visible).orElseGet(whole::schema);
        }
        return schema;
    }

    @Override
    public Optional<String> viewSql() {
        return whole.viewSql();
    }

    @Override
    public OptionalDouble rowCount() {
        return OptionalDouble.empty();
    }

    /** What is seen of the columns of a table. */
    static List<PolicyColumn> columns(
            Schema schema,
            Map<String, ColumnAccess> accesses,
            BiFunction<Column, ColumnAccess, ColumnTransform> transforms) {
        List<PolicyColumn> seen = new ArrayList<>();
        for (Column column : schema.columns()) {
            ColumnAccess access = accesses.get(column.name());
            if (access == null) {
                seen.add(new PolicyColumn.Plain(column.name()));
            } else if (access instanceof Masked masked
                    && masked.mask().kind() == MaskKind.EXPRESSION) {
                seen.add(
                        new PolicyColumn.Computed(
                                column.name(), masked.mask().argument("sql").orElseThrow()));
            } else if (!(access instanceof Hidden)) {
                seen.add(
                        new PolicyColumn.Transformed(
                                column.name(), transforms.apply(column, access)));
            }
        }
        return seen;
    }
}
