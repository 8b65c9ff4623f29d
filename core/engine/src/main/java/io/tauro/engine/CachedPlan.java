package io.tauro.engine;

import io.tauro.internal.pushdown.QueryTemplate;
import io.tauro.internal.sql.Parameter;
import io.tauro.internal.sql.StatementKind;
import io.tauro.security.Grant;
import io.tauro.type.Schema;
import java.util.List;

/**
 * What planning has found out that does not depend on values. Immutable.
 *
 * @param kind whether rows are wanted, or the plan itself
 * @param template the plan for any values
 * @param rowSchema the columns of the rows
 * @param tables the base tables that are read, by name
 * @param grant the leave to read them, and the views among whose readers the principal has to be;
 *     good as long as no policy changes
 * @param policyParameters what the policies know of the principal, behind all other parameters
 */
record CachedPlan(
        StatementKind kind,
        QueryTemplate template,
        Schema rowSchema,
        List<String> tables,
        Grant grant,
        List<Parameter> policyParameters) {

    CachedPlan {
        tables = List.copyOf(tables);
        policyParameters = List.copyOf(policyParameters);
    }
}
