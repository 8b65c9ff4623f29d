package io.tauro.connector.files.json;

/** A value that does not fit its column. Knows where in the column it is, and not the value. */
final class BadValue extends Exception {

    private static final long serialVersionUID = 1;

    /** A step into a value: a field or an element. */
    private final String path;

    private final String what;

    BadValue(String what) {
        this("", what);
    }

    private BadValue(String path, String what) {
        super(what, null, false, false);
        this.path = path;
        this.what = what;
    }

    /** The same, seen from the value that this one is in. */
    BadValue within(String step) {
        return new BadValue(step + path, what);
    }

    /** The steps from the column to the value, such as {@code .address.lines[2]}. */
    String path() {
        return path;
    }

    /** What is wrong, behind the words "the value". */
    String what() {
        return what;
    }
}
