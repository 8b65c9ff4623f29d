package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateEvaluator;
import io.tauro.type.Schema;
import java.util.Locale;
import java.util.Optional;

/** A statement that is well formed. Thread-safe. */
public final class ParsedStatement {

    private final StatementKind kind;
    private final String querySql;
    private final int parameterCount;
    private final ParsedTree tree;
    private final Optional<String> columnsLike;
    private final boolean asWritten;

    /**
     * @param kind what is asked for
     * @param querySql the query alone, blank where {@code EXPLAIN} stood, with its names in double
     *     quotes
     * @param parameterCount the number of {@code ?}
     */
    ParsedStatement(StatementKind kind, String querySql, int parameterCount, ParsedTree tree) {
        this(kind, querySql, parameterCount, tree, Optional.empty(), true);
    }

    private ParsedStatement(
            StatementKind kind,
            String querySql,
            int parameterCount,
            ParsedTree tree,
            Optional<String> columnsLike,
            boolean asWritten) {
        this.columnsLike = columnsLike;
        this.asWritten = asWritten;
        this.kind = kind;
        this.querySql = querySql;
        this.parameterCount = parameterCount;
        this.tree = tree;
    }

    /** The query that a statement stands for which is none itself. */
    ParsedStatement instead(StatementKind wanted) {
        return new ParsedStatement(wanted, querySql, parameterCount, tree, Optional.empty(), false);
    }

    /** All columns of a table in the place of its rows, or those whose names are like a pattern. */
    static ParsedStatement columns(String querySql, ParsedTree tree, Optional<String> columnsLike) {
        return new ParsedStatement(StatementKind.COLUMNS, querySql, 0, tree, columnsLike, false);
    }

    /** Whether it is the query that was written, literal by literal. */
    public boolean isAsWritten() {
        return asWritten;
    }

    /** What of the columns of a query is asked for. */
    public Schema wanted(Schema columns) {
        return columnsLike.isEmpty()
                ? columns
                : new Schema(
                        columns.columns().stream()
                                .filter(column -> isLike(column.name(), columnsLike.get()))
                                .toList());
    }

    private static boolean isLike(String name, String pattern) {
        return PredicateEvaluator.isTrue(
                Predicate.col("name").like(pattern.toLowerCase(Locale.ROOT)),
                column -> name.toLowerCase(Locale.ROOT));
    }

    /** What is asked for. */
    public StatementKind kind() {
        return kind;
    }

    /** The number of {@code ?}. */
    public int parameterCount() {
        return parameterCount;
    }

    /**
     * The same as the query of a view.
     *
     * @param view the name of the view
     * @throws TauroException {@code TAURO-2007} if it cannot be one
     */
    public ParsedStatement ofView(String view) {
        if (kind != StatementKind.QUERY || parameterCount > 0) {
            throw new TauroException(
                            ErrorCode.INVALID_QUERY,
                            "In view '"
                                    + view
                                    + "': A view is a query without parameters. Change its query.")
                    .with("view", view);
        }
        return this;
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
