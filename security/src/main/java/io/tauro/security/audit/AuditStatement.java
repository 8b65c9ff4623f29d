package io.tauro.security.audit;

import java.util.Optional;

/**
 * The text of a query, as far as a record may show it. Immutable.
 *
 * @param sql the text with a mark in the place of each literal, cut after {@value #LONGEST}
 *     characters; empty for a text whose literals cannot be told from the rest
 * @param fingerprint a keyed digest of the whole text, literals included: tells queries apart, and
 *     cannot be found by trying values
 */
public record AuditStatement(Optional<String> sql, Optional<String> fingerprint) {

    /** The most characters that are kept of a text. */
    public static final int LONGEST = 8192;

    /** No text at all. */
    public static final AuditStatement NONE =
            new AuditStatement(Optional.empty(), Optional.empty());

    public AuditStatement {
        sql = sql.map(text -> Bounded.text(text, LONGEST));
    }
}
