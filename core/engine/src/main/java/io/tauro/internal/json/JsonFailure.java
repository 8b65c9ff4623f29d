package io.tauro.internal.json;

/**
 * What cannot be done with one value. Without a stack, since functions that answer null instead
 * meet as many as there are rows; and without the value.
 */
public final class JsonFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The text is not JSON. */
        NOT_JSON,
        /** A number is too large or too long. */
        OUT_OF_RANGE,
        /** The result is longer than a text may be. */
        TOO_LONG,
        /** A path asks for a variable that it was not given. */
        UNBOUND,
        /** A path takes too many steps. */
        TOO_COMPLEX,
        /** Something is not where or what a path or function asks for. */
        UNEXPECTED
    }

    private final Kind kind;

    private JsonFailure(Kind kind, String problem) {
        super(problem, null, false, false);
        this.kind = kind;
    }

    static JsonFailure notJson() {
        return new JsonFailure(Kind.NOT_JSON, "is not JSON");
    }

    static JsonFailure outOfRange() {
        return new JsonFailure(Kind.OUT_OF_RANGE, "has a number that is out of range");
    }

    static JsonFailure tooComplex() {
        return new JsonFailure(Kind.TOO_COMPLEX, "makes a path take too many steps");
    }

    static JsonFailure unbound() {
        return new JsonFailure(Kind.UNBOUND, "is asked with a variable that was not passed");
    }

    static JsonFailure tooLong() {
        return new JsonFailure(Kind.TOO_LONG, "is longer than 16 MiB");
    }

    /**
     * @param problem goes on after "the JSON value", without a point at the end
     */
    public static JsonFailure unexpected(String problem) {
        return new JsonFailure(Kind.UNEXPECTED, problem);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is the data that is wrong, and not the question, or how much there is of it. */
    public boolean isAnswerable() {
        return kind != Kind.TOO_LONG && kind != Kind.TOO_COMPLEX && kind != Kind.UNBOUND;
    }

    /** What is wrong, to go on after the name of the value. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
