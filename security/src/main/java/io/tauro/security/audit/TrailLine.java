package io.tauro.security.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A line of a trail. Immutable.
 *
 * @param record what it tells, without its place in the chain
 * @param link its place in the chain; empty if it has none
 */
record TrailLine(SortedMap<String, Object> record, Optional<ChainLink> link) {

    /** The line of the record after another. */
    static TrailLine after(ChainLink last, AuditEvent event) {
        SortedMap<String, Object> record = AuditJson.tree(event);
        return new TrailLine(record, Optional.of(last.next(Json.canonical(record))));
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none, or not written as it would be
     */
    static TrailLine read(byte[] bytes) {
        String text = decoded(bytes);
        SortedMap<String, Object> record = JsonReader.read(text);
        Object chain = record.remove(ChainLink.KEY);
        TrailLine line =
                new TrailLine(
                        record,
                        chain == null ? Optional.empty() : Optional.of(ChainLink.of(chain)));
        if (!line.text().equals(text)) {
            throw new IllegalArgumentException("The record is written in another way than ours");
        }
        return line;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The record is not UTF-8", e);
        }
    }

    /** Whether the record is the one that its digest was made of. */
    boolean isIntact() {
        return link.isPresent() && link.get().isOf(Json.canonical(record));
    }

    /** The line, without its end. */
    String text() {
        if (link.isEmpty()) {
            return Json.line(record);
        }
        SortedMap<String, Object> all = Json.tree();
        all.putAll(record);
        all.put(ChainLink.KEY, link.get().tree());
        return Json.line(all);
    }

    AuditEvent event() {
        return AuditRecordReader.event(record);
    }
}
