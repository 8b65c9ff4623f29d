package io.tauro.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What shows that somebody is who he says: a password, a token or an API key. */
final class Credential {

    static final String PASSWORD = "password";
    static final String TOKEN = "token";
    static final String API_KEY = "api_key";

    private static final List<String> NAMES = List.of(PASSWORD, TOKEN, API_KEY);

    private Credential() {}

    /**
     * The one that is given. An empty one is none: tools that have none to give often give that.
     *
     * @param properties by name
     * @throws SQLException if there are several: it would not be clear which of them counts
     */
    static Optional<String> of(Function<String, Optional<String>> properties) throws SQLException {
        List<String> given = new ArrayList<>();
        for (String name : NAMES) {
            properties.apply(name).filter(text -> !text.isEmpty()).ifPresent(given::add);
        }
        if (given.size() > 1) {
            throw Errors.badArgument(
                    "Several of password, token and api_key are given. Give the one that is meant.");
        }
        return given.isEmpty() ? properties.apply(PASSWORD) : Optional.of(given.get(0));
    }
}
