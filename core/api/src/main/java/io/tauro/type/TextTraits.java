package io.tauro.type;

/**
 * How a source compares the text of a column. What is not known to hold is false: unknown is a fine
 * answer, a guess is not.
 *
 * @param caseSensitive {@code 'a' = 'A'} is known to be false there
 * @param accentSensitive {@code 'e' = 'é'} is known to be false there
 * @param unpadded {@code 'a' = 'a '} is known to be false there
 * @param codePointOrder text is known to be ordered by Unicode code point there
 */
public record TextTraits(
        boolean caseSensitive, boolean accentSensitive, boolean unpadded, boolean codePointOrder) {

    /** Text compared as the engine compares it: by code point, nothing folded, nothing padded. */
    public static final TextTraits BINARY = new TextTraits(true, true, true, true);

    /** Equality as the engine has it, order by some language. */
    public static final TextTraits EXACT_EQUALITY = new TextTraits(true, true, true, false);

    /** Nothing is known. */
    public static final TextTraits UNKNOWN = new TextTraits(false, false, false, false);

    /** Whether {@code =} on text gives the same answer there as in the engine. */
    public boolean equalityIsExact() {
        return caseSensitive && accentSensitive && unpadded;
    }

    /**
     * Whether {@code <}, {@code ORDER BY}, {@code MIN} and {@code MAX} on text give the same answer
     * there as in the engine.
     */
    public boolean orderIsExact() {
        return equalityIsExact() && codePointOrder;
    }
}
