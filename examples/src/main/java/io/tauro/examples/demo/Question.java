package io.tauro.examples.demo;

import java.util.List;

/**
 * What somebody asks.
 *
 * @param title what it shows
 * @param principal who asks
 * @param sql with {@code ?} for each parameter
 * @param parameters a value for each {@code ?}
 * @param refused whether it has to be refused
 */
public record Question(
        String title, String principal, String sql, List<Object> parameters, boolean refused) {

    public Question {
        parameters = List.copyOf(parameters);
    }
}
