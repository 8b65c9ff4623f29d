package io.tauro.table;

import io.tauro.type.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where the rows of a table are: one thing, never two. Immutable. */
public sealed interface TableSource {

    /**
     * A table or view of a database.
     *
     * @param path catalog, schema and table, as far as they are given, outermost first; exactly as
     *     the source spells them
     */
    record Table(List<String> path) implements TableSource {
        public Table {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("A table needs a name");
            }
        }

        // Written out, see DataType.
        @Override
        public int hashCode() {
            return path.hashCode();
        }

        /** The innermost name. */
        public String name() {
            return path.get(path.size() - 1);
        }

        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    /**
     * The rows of a query in the source's own SQL, written by whoever configures, never by whoever
     * asks.
     */
    record Query(String sql) implements TableSource {
        public Query {
            if (sql.isBlank()) {
                throw new IllegalArgumentException("A query needs a text");
            }
        }

        @Override
        public String toString() {
            return "query";
        }
    }

    /**
     * Files of one format.
     *
     * @param path a file, a folder or a glob, relative to the root of the connection
     * @param format the format, lower case: {@code parquet}, {@code csv}, {@code json}, …
     * @param partitions columns that stand in the path, Hive-style ({@code day=2026-01-01/}),
     *     outermost first
     * @param options options of the format: text, numbers, booleans
     * @param schema the columns, where they are given and not read from the files
     */
    record Files(
            String path,
            String format,
            List<String> partitions,
            Map<String, Object> options,
            Optional<Schema> schema)
            implements TableSource {
        public Files {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(schema, "schema");
            partitions = List.copyOf(partitions);
            options = Map.copyOf(options);
        }

        /** The same files, partitioned by columns that stand in their paths. */
        public Files partitionedBy(String... columns) {
            return new Files(path, format, List.of(columns), options, schema);
        }

        /** The same files with an option of the format set. */
        public Files option(String name, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(options);
            more.put(name, value);
            return new Files(path, format, partitions, more, schema);
        }

        /**
         * The table as it was at this version; for formats that keep versions, such as {@code
         * delta}.
         */
        public Files atVersion(long version) {
            return option("version", version);
        }

        /** The table as it was at this moment; for formats that keep versions. */
        public Files atTimestamp(Instant moment) {
            return option("timestamp", moment.toString());
        }

        /** The same files with these columns. */
        public Files schema(Schema columns) {
            return new Files(path, format, partitions, options, Optional.of(columns));
        }

        @Override
        public String toString() {
            return format + " " + path;
        }
    }

    /** A table by its name; dots separate catalog, schema and table. */
    static Table table(String qualifiedName) {
        return new Table(List.of(qualifiedName.split("\\.", -1)));
    }

    /** A table whose names may contain dots. */
    static Table table(List<String> path) {
        return new Table(path);
    }

    static Query query(String sql) {
        return new Query(sql);
    }

    static Files files(String path, String format) {
        return new Files(path, format, List.of(), Map.of(), Optional.empty());
    }

    static Files parquet(String path) {
        return files(path, "parquet");
    }

    static Files csv(String path) {
        return files(path, "csv");
    }

    static Files json(String path) {
        return files(path, "json");
    }

    /** A Delta table by its folder; needs the module {@code tauro-connector-delta}. */
    static Files delta(String path) {
        return files(path, "delta");
    }
}
