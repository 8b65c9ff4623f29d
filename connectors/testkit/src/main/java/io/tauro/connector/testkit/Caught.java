package io.tauro.connector.testkit;

import io.tauro.error.TauroException;

/** Catches errors that must come. */
final class Caught {

    private Caught() {}

    /** The error that the action ends with; anything else fails. */
    static TauroException from(String what, Runnable action) {
        try {
            action.run();
        } catch (TauroException e) {
            return e;
        } catch (RuntimeException e) {
            throw new AssertionError(what + " must fail with an error of ours, not " + e, e);
        }
        throw new AssertionError(what + " must fail, and does not");
    }
}
