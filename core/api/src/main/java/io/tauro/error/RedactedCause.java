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
     * The error without what it says. An error of ours says nothing that it may not; only its own
     * causes are looked at.
     */
    public static Throwable of(Throwable original) {
        if (original instanceof TauroException known) {
            return known.redacted();
        }
        return original instanceof RedactedCause ? original : new RedactedCause(original);
    }
}
