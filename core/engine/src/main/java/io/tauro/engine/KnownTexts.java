package io.tauro.engine;

import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.StatementShape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private final int capacity;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    /**
     * A text.
     *
     * @param shape the statement without its literals; empty if it cannot be read, or none is
     *     wanted
     * @param fingerprint of the text as it is
     */
    record Text(Optional<StatementShape> shape, String fingerprint) {}

    /**
     * @param capacity the most texts to keep; 0 for none, and then no shapes are wanted either
     */
    KnownTexts(SqlDialectOption dialect, int capacity) {
        this.dialect = dialect;
        this.capacity = capacity;
    }

    Text of(String sql) {
        Text known = texts.get(sql);
        return known == null ? read(sql) : known;
    }

    private Text read(String sql) {
        Optional<StatementShape> shape =
                capacity == 0 ? Optional.empty() : StatementShape.of(sql, dialect);
        Text text = new Text(shape, fingerprint(sql));
        if (shape.isPresent() && shape.get().literals().isEmpty() && sql.length() <= LONGEST) {
            if (texts.size() >= capacity) {
                texts.clear();
            }
            texts.put(sql, text);
        }
        return text;
    }

    static String fingerprint(String sql) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }

    void clear() {
        texts.clear();
    }
}
