package io.tauro.spi;

import io.tauro.table.SourceType;
import java.util.List;
import java.util.Set;

/**
 * Makes connectors of one type. Found through {@link java.util.ServiceLoader}. Stateless and
 * thread-safe.
 */
public interface ConnectorFactory {

    /** The {@code connector_type} in configuration, lower case: {@code postgresql}. */
    String type();

    SourceType sourceType();

    /** The options of a connection of this type. */
    List<Option> options();

    /**
     * The options that a table of files may have in {@code options}, by format; empty for
     * connectors without files.
     */
    default List<Option> tableOptions(String format) {
        return List.of();
    }

    Set<Capability> capabilities();

    /**
     * A connection. Does not contact the source, which happens at first use, so that a dead source
     * hurts only the queries that use it.
     *
     * @throws io.tauro.error.TauroException {@code TAURO-10xx} if the configuration is wrong
     */
    Connector connect(ConnectionConfig config);
}
