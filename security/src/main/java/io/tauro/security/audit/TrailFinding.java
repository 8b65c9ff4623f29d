package io.tauro.security.audit;

import java.nio.file.Path;

/**
 * Something about a trail that is not as it was written. Immutable.
 *
 * @param kind what happened
 * @param file in which it shows
 * @param line of the file, from 1; 0 for the file as a whole
 * @param text what is to be said about it, without what the record tells
 */
public record TrailFinding(Kind kind, Path file, long line, String text) {

    /** What can happen to a trail. */
    public enum Kind {
        /** A record is not the one that was written, or no record at all. */
        EDIT,
        /** Records are missing in between. */
        GAP,
        /** A record is not where it was. */
        REORDER,
        /** A record stands twice. */
        DUPLICATE,
        /** Records are missing at an end of the trail. */
        TRUNCATION,
        /** A checkpoint was not signed by the key, or is none. */
        CHECKPOINT,
        /** A crash has torn a line, and the next record says so: nobody has to be blamed. */
        TORN;

        /** Whether somebody has changed the trail. */
        public boolean isTampering() {
            return this != TORN;
        }
    }

    @Override
    public String toString() {
        return kind + " " + file + (line > 0 ? ":" + line : "") + " " + text;
    }
}
