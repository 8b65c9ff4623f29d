package io.tauro.config;

import io.tauro.spi.Capability;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Connector;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.spi.Option.Kind;
import io.tauro.spi.SourceTable;
import io.tauro.table.SourceType;
import io.tauro.table.TableSource;
import java.util.List;
import java.util.Set;

/** Connectors that have options of every kind and no tables. */
final class SourceFactories {

    private SourceFactories() {}

    /** A database with a pool, whose options are checked when it is connected to. */
    public static final class Database implements ConnectorFactory {

        private static final List<Option> POOL =
                List.of(
                        Option.of("max_size", Kind.INTEGER, "Most."),
                        Option.of("min_idle", Kind.INTEGER, "Least."),
                        Option.of("connection_timeout", Kind.DURATION, "Wait."),
                        Option.of("max_lifetime", Kind.DURATION, "Longest."));

        @Override
        public String type() {
            return "test_database";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.DATABASE;
        }

        @Override
        public List<Option> options() {
            return List.of(
                    Option.required("url", Kind.TEXT, "Where."),
                    Option.of("user", Kind.TEXT, "Who."),
                    Option.of("password", Kind.SECRET, "Secret."),
                    Option.of("port", Kind.INTEGER, "Port."),
                    Option.of("tls", Kind.BOOLEAN, "Encrypted."),
                    Option.of("timeout", Kind.DURATION, "How long."),
                    Option.of("buffer", Kind.SIZE, "How much."),
                    Option.of("certificate", Kind.PATH, "File."),
                    Option.of("pool", Kind.MAP, "Pool."),
                    Option.of("properties", Kind.MAP, "Driver."),
                    Option.of("schema_filter", Kind.TEXT, "Which."),
                    Option.of("max_concurrent", Kind.INTEGER, "At once."),
                    Option.of("schemas", Kind.LIST, "Which."));
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            config.check(options());
            ConnectionConfig pool = config.section("pool");
            pool.check(POOL);
            pool.integer("max_size");
            return new Nothing();
        }
    }

    /** Files of formats with options. */
    public static final class Local implements ConnectorFactory {

        @Override
        public String type() {
            return "test_files";
        }

        @Override
        public SourceType sourceType() {
            return SourceType.FILESYSTEM;
        }

        @Override
        public List<Option> options() {
            return List.of(Option.required("path", Kind.PATH, "Where."));
        }

        @Override
        public List<Option> tableOptions(String format) {
            return format.equals("csv")
                    ? List.of(
                            Option.of("header", Kind.BOOLEAN, "First row."),
                            Option.of("delimiter", Kind.TEXT, "Between."),
                            Option.of("null", Kind.TEXTS, "Nothing."),
                            Option.of("sample_rows", Kind.INTEGER, "How many."))
                    : List.of();
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Connector connect(ConnectionConfig config) {
            return new Nothing();
        }
    }

    private static final class Nothing implements Connector {

        @Override
        public SourceTable table(TableSource source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
