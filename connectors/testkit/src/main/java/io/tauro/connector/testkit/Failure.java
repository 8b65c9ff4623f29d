package io.tauro.connector.testkit;

import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.table.TableSource;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration with which reading fails.
 *
 * @param name what is wrong, for the name of the test: {@code wrong password}
 * @param config the configuration
 * @param source a table
 * @param codes the errors that are documented for it; one of them must come
 * @param secret text that must not be seen in any message
 */
public record Failure(
        String name,
        ConnectionConfig config,
        TableSource source,
        Set<ErrorCode> codes,
        Optional<String> secret) {

    public Failure {
        codes = Set.copyOf(codes);
    }

    /** A failure without a secret. */
    public static Failure of(
            String name, ConnectionConfig config, TableSource source, ErrorCode code) {
        return new Failure(name, config, source, Set.of(code), Optional.empty());
    }

    /** The same failure, in which this text must not be seen. */
    public Failure hiding(String text) {
        return new Failure(name, config, source, codes, Optional.of(text));
    }
}
