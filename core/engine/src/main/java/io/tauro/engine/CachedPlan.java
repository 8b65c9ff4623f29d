package io.tauro.engine;

import io.tauro.internal.pushdown.QueryTemplate;
import io.tauro.internal.sql.StatementKind;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Set;

/**
 * What planning has found out that does not depend on values. Immutable.
 *
 * @param kind whether rows are wanted, or the plan itself
 * @param template the plan for any values
 * @param rowSchema the columns of the rows
 * @param tables the base tables that are read
 * @param guardedViews the views with a policy of their own
 */
record CachedPlan(
        StatementKind kind,
        QueryTemplate template,
        Schema rowSchema,
        Set<String> tables,
        List<String> guardedViews) {

    CachedPlan {
        tables = Set.copyOf(tables);
        guardedViews = List.copyOf(guardedViews);
    }
}
