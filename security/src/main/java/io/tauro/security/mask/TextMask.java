package io.tauro.security.mask;

/**
 * What is shown of a text, found in two ways that share no code: one for texts as they come, and a
 * fast one for bytes. Neither knows the length of the column: {@link TextTransform} does.
 * Immutable.
 */
interface TextMask {

    /** Printable ASCII that is shown where nothing of the value can be. */
    String redacted();

    /**
     * What is shown of a text.
     *
     * @param text in normal form C; may hold anything
     */
    String ofText(String text);

    /**
     * The same for a text of which each byte is a printable character of ASCII, a space among them.
     *
     * @param from where it begins
     * @param to where it has ended
     */
    void ofAscii(byte[] data, int from, int to, ByteSink out);
}
