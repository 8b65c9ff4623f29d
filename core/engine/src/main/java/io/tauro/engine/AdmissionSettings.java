package io.tauro.engine;

import java.time.Duration;

/**
 * How many queries are let in. Immutable.
 *
 * @param running how many results may be open at once, at least 1
 * @param waiting how many more queries may wait for their turn; a further one is refused at once
 * @param patience how long one waits, then is refused
 */
public record AdmissionSettings(int running, int waiting, Duration patience) {

    public static final AdmissionSettings DEFAULTS =
            new AdmissionSettings(16, 100, Duration.ofSeconds(10));

    public AdmissionSettings {
        if (running < 1 || waiting < 0 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "One query at least must be let in, and limits are not negative");
        }
    }

    public AdmissionSettings running(int value) {
        return new AdmissionSettings(value, waiting, patience);
    }

    public AdmissionSettings waiting(int value) {
        return new AdmissionSettings(running, value, patience);
    }

    public AdmissionSettings patience(Duration value) {
        return new AdmissionSettings(running, waiting, value);
    }
}
