package io.tauro.engine;

/**
 * Whose SQL queries are written in: it decides how names are quoted and which functions there are.
 */
public enum SqlDialect {
    ANSI,
    POSTGRESQL,
    MYSQL,
    BIGQUERY,
    SNOWFLAKE,
    ORACLE,
    SQLSERVER,
    SPARK;

    /** A name in the quotes of this dialect, so that it is matched exactly. */
    public String quote(String name) {
        String mark = this == MYSQL || this == BIGQUERY || this == SPARK ? "`" : "\"";
        return mark + name.replace(mark, mark + mark) + mark;
    }
}
