package io.tauro.connector.testkit;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the contract reaches a source: a connector, and a way to make tables there. What a source
 * cannot hold, or reads back otherwise than it was given, the fixture says; each such method that
 * is overridden is a deviation to be documented.
 *
 * <p>Made once for a test class, and used by one thread at a time.
 */
public interface Fixture extends AutoCloseable {

    /** The connector under test. */
    ConnectorFactory factory();

    /**
     * What the connector claims for the tables that this fixture makes, where that is less than it
     * claims at all.
     */
    default Set<Capability> capabilities() {
        return factory().capabilities();
    }

    /** A configuration that reaches the source. */
    ConnectionConfig config();

    /**
     * Makes a table of these rows, in place of one of that name if there is one.
     *
     * @param name the table's name, of those that {@link #holdsTableName} accepts
     * @param schema columns of types that the source {@link #stores}
     * @param rows for each column an object of its {@code javaType()} that the source {@link
     *     #holds}, or null
     * @return where it is
     */
    TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows);

    /** Whether a column can be of this type. */
    boolean stores(DataType type);

    /** Whether a column of a type that is stored can have this value. */
    default boolean holds(DataType type, Object value) {
        return true;
    }

    /** The type that the connector reports for a column that was made with this one. */
    default DataType readType(DataType type) {
        return type;
    }

    /** What the connector reads where this value was stored. */
    default @Nullable Object readValue(DataType type, @Nullable Object value) {
        return value;
    }

    /** Whether a table can have this name. */
    default boolean holdsTableName(String name) {
        return true;
    }

    /** Whether a column can have this name. */
    default boolean holdsColumnName(String name) {
        return true;
    }

    /** Whether there can be tables, or columns of one table, whose names differ only in case. */
    default boolean distinguishesCase() {
        return true;
    }

    /** A table that does not exist. */
    Optional<TableSource> missingTable();

    /** Ways to fail: a wrong password, a source that is not there. */
    default List<Failure> failures() {
        return List.of();
    }

    /**
     * What is open at the source on behalf of connectors, such as server connections; the same
     * before and after a test.
     */
    default int openResources() {
        return 0;
    }

    /**
     * Cuts what there is between connectors and the source, such as by ending sessions at the
     * server; empty if nothing can be cut.
     */
    default Optional<Runnable> dropConnections() {
        return Optional.empty();
    }

    /** How many random requests to try, unless {@code -Dtauro.requests} says otherwise. */
    default int requests() {
        return 2000;
    }

    /** The rows of the large table; enough for several splits if the connector claims them. */
    default int bulkRows() {
        return 20_000;
    }

    @Override
    default void close() {}
}
