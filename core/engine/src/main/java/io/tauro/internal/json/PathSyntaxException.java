package io.tauro.internal.json;

/** A text that is no path. Says where, and not what stands there. */
public final class PathSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean known;

    private PathSyntaxException(String message, boolean known) {
        super(message);
        this.known = known;
    }

    static PathSyntaxException at(int position, String expected) {
        return new PathSyntaxException(
                "cannot be read at character " + (position + 1) + ": " + expected, false);
    }

    static PathSyntaxException notSupported(String what) {
        return new PathSyntaxException("has " + what + ", which is not supported", true);
    }

    /** What is wrong, to go on after "the path". */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** Whether it means something that is not there. */
    public boolean isNotSupported() {
        return known;
    }
}
