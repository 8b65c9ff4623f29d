package io.tauro.connector.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that writes SQL as another does, and that nobody can connect to. */
record OfflineDatabase(Database database) implements Database {

    @Override
    public String name() {
        return database.name();
    }

    /** Any driver; it takes no URL of another database. */
    @Override
    public String driverClass() {
        return "org.sqlite.JDBC";
    }

    @Override
    public String driverCoordinates() {
        return database.driverCoordinates();
    }

    @Override
    public Endpoint endpoint(ConnectionConfig config) {
        return new Endpoint("jdbc:nowhere", "nowhere");
    }

    @Override
    public Map<String, String> driverProperties(PoolSettings pool) {
        return Map.of();
    }

    @Override
    public String sessionStatement() {
        return "SELECT 1";
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public int maxParameters() {
        return database.maxParameters();
    }

    @Override
    public String quote(String identifier) {
        return database.quote(identifier);
    }

    @Override
    public Optional<RemoteTable> load(Connection connection, TableSource source)
            throws SQLException {
        throw new SQLException("nowhere", "08001");
    }

    @Override
    public List<TableSource> tables(Connection connection, List<String> schemas)
            throws SQLException {
        throw new SQLException("nowhere", "08001");
    }

    @Override
    public TableStatistics statistics(Connection connection, RemoteTable table) {
        return TableStatistics.UNKNOWN;
    }

    @Override
    public Optional<Dialect> dialect() {
        return database.dialect();
    }

    @Override
    public Optional<ErrorCode> classify(SQLException error) {
        return database.classify(error);
    }
}
