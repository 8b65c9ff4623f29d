package io.tauro.internal.sql;

/** A statement that is well formed. Thread-safe. */
public final class ParsedStatement {

    private final StatementKind kind;
    private final String querySql;
    private final int parameterCount;
    private final ParsedTree tree;

    /**
     * @param kind what is asked for
     * @param querySql the query alone, blank where {@code EXPLAIN} stood, with its names in double
     *     quotes
     * @param parameterCount the number of {@code ?}
     */
    ParsedStatement(StatementKind kind, String querySql, int parameterCount, ParsedTree tree) {
        this.kind = kind;
        this.querySql = querySql;
        this.parameterCount = parameterCount;
        this.tree = tree;
    }

    /** What is asked for. */
    public StatementKind kind() {
        return kind;
    }

    /** The number of {@code ?}. */
    public int parameterCount() {
        return parameterCount;
    }

    String querySql() {
        return querySql;
    }

    ParsedTree tree() {
        return tree;
    }

    @Override
    public String toString() {
        return kind + " with " + parameterCount + " parameters";
    }
}
