package io.tauro.engine;

import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.StatementShape;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditStatement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is found out from the text of a query alone. Kept for texts without literals, since those
 * come again letter by letter. Thread-safe.
 */
final class KnownTexts {

    private static final int LONGEST = 8192;

    private final SqlDialectOption dialect;
    private final AuditLog audit;
    private final int capacity;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    /**
     * A text.
     *
     * @param shape the statement without its literals; empty if it cannot be read, or none is
     *     wanted
     * @param statement what audit records show of it
     */
    record Text(Optional<StatementShape> shape, AuditStatement statement) {}

    /**
     * @param capacity the most texts to keep; 0 for none, and then no shapes are wanted either
     */
    KnownTexts(SqlDialectOption dialect, AuditLog audit, int capacity) {
        this.dialect = dialect;
        this.audit = audit;
        this.capacity = capacity;
    }

    Text of(String sql) {
        Text known = texts.get(sql);
        return known == null ? read(sql) : known;
    }

    private Text read(String sql) {
        Optional<StatementShape> shape = StatementShape.of(sql, dialect);
        AuditStatement statement =
                new AuditStatement(
                        shape.map(StatementShape::toString), Optional.of(audit.fingerprint(sql)));
        if (capacity == 0) {
            return new Text(Optional.empty(), statement);
        }
        Text text = new Text(shape, statement);
        if (shape.isPresent() && shape.get().literals().isEmpty() && sql.length() <= LONGEST) {
            if (texts.size() >= capacity) {
                texts.clear();
            }
            texts.put(sql, text);
        }
        return text;
    }

    void clear() {
        texts.clear();
    }
}
