package io.tauro.error;

/**
 * What is shown of an error of somebody else's: its class and where it happened, but not its
 * message, which may hold values of rows, literals or secrets.
 */
public final class RedactedCause extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RedactedCause(Throwable original) {
        super(original.getClass().getName());
        setStackTrace(original.getStackTrace());
    }

    /**
     * The error without what it says. An error of ours says nothing that it may not, and is left as
     * it is.
     */
    public static Throwable of(Throwable original) {
        return original instanceof TauroException ? original : new RedactedCause(original);
    }
}
