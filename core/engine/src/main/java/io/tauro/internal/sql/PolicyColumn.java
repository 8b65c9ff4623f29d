package io.tauro.internal.sql;

import io.tauro.security.mask.ColumnTransform;

/** What is seen of a column of a table under a policy. Hidden ones are not there. */
public sealed interface PolicyColumn {

    /** Its name in the table. */
    String name();

    /** The value. */
    record Plain(String name) implements PolicyColumn {}

    /** What a mask or a cipher makes of it. */
    record Transformed(String name, ColumnTransform transform) implements PolicyColumn {}

    /**
     * The value of an expression over the row as it is.
     *
     * @param sql of the policy
     */
    record Computed(String name, String sql) implements PolicyColumn {}
}
