package io.tauro.connector.s3;

import io.tauro.connector.files.CsvText;
import io.tauro.connector.files.WithoutFilters;
import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract of connectors, over files in a bucket. */
class S3ConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new BucketFixture();
    }

    /** Two files for each table; null is the unquoted text NULL. */
    private static final class BucketFixture implements Fixture {

        private final S3Server server = new S3Server();

        @Override
        public ConnectorFactory factory() {
            return new WithoutFilters(new S3Factory());
        }

        @Override
        public ConnectionConfig config() {
            return server.connection().config("lake");
        }

        @Override
        public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
            int half = rows.size() / 2;
            put(name + "/1.csv", schema, rows.subList(0, half));
            put(name + "/2.csv", schema, rows.subList(half, rows.size()));
            return TableSource.csv(name).option("null", "NULL").schema(schema);
        }

        private void put(String key, Schema schema, List<List<@Nullable Object>> rows) {
            try {
                Path file = Files.createTempFile("tauro-s3", ".csv");
                CsvText.write(file, schema, rows);
                server.put(key, Files.readAllBytes(file));
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<TableSource> missingTable() {
            return Optional.of(TableSource.csv("missing"));
        }

        @Override
        public boolean holdsTableName(String name) {
            return !name.contains("/");
        }

        @Override
        public boolean stores(DataType type) {
            return switch (type.kind()) {
                case ARRAY, MAP, ROW, NULL -> false;
                default -> true;
            };
        }

        /** CHAR is kept without trailing blanks. */
        @Override
        public @Nullable Object readValue(DataType type, @Nullable Object value) {
            return type.kind() == TypeKind.CHAR && value != null
                    ? value.toString().replaceFirst(" +$", "")
                    : value;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
