package io.tauro.spi;

/**
 * A connection that a program describes: what an entry class such as {@code Postgres.at(…)} builds.
 * It names its factory, so that nothing has to be found on the class path.
 */
public interface ConnectionDefinition {

    /** What makes the connector. */
    ConnectorFactory factory();

    /** The options, under the id that the connection is registered with. */
    ConnectionConfig config(String id);
}
