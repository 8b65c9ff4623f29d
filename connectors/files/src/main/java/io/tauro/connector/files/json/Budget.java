package io.tauro.connector.files.json;

/** How much one nested value may be, so that a hostile one does not take all memory. */
final class Budget {

    private static final long MAX = JsonParsers.MAX_TEXT;
    private static final int OF_A_VALUE = 16;

    private long left = MAX;

    /** Begins another value. */
    void restart() {
        left = MAX;
    }

    /** Takes what a part of the value needs: a name or a scalar of so many characters. */
    void take(int characters) throws BadValue {
        left -= OF_A_VALUE + characters;
        if (left < 0) {
            throw new BadValue("is too large");
        }
    }
}
