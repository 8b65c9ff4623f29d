package io.tauro.spi;

import io.tauro.error.ErrorCode;
import java.util.Optional;

/**
 * Whether a source answers.
 *
 * @param error why it does not, if that is known
 */
public record ConnectionHealth(Health health, Optional<ErrorCode> error) {

    /** It answers. */
    public static final ConnectionHealth UP = of(Health.UP);

    public static ConnectionHealth of(Health health) {
        return new ConnectionHealth(health, Optional.empty());
    }

    /** It does not, for this reason. */
    public static ConnectionHealth down(ErrorCode error) {
        return new ConnectionHealth(Health.DOWN, Optional.of(error));
    }
}
