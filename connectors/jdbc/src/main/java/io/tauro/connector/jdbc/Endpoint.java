package io.tauro.connector.jdbc;

/**
 * Where a connection goes.
 *
 * @param url the URL for the driver; may hold secrets
 * @param display host and port, or a file, for messages; never a secret
 */
public record Endpoint(String url, String display) {

    @Override
    public String toString() {
        return display;
    }
}
