package io.tauro.connector.files;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

class JsonConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new JsonFixture();
    }

    /** A folder with three files for each table. */
    private static final class JsonFixture extends FolderFixture {

        @Override
        String format() {
            return "json";
        }

        @Override
        public ConnectorFactory factory() {
            return new WithoutFilters(super.factory());
        }

        @Override
        public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
            Path table = emptied(name);
            int third = rows.size() / 3;
            JsonLinesText.write(table.resolve("1.jsonl"), schema, rows.subList(0, third));
            JsonLinesText.write(table.resolve("2.jsonl"), schema, rows.subList(third, 2 * third));
            JsonLinesText.write(
                    table.resolve("3.jsonl"), schema, rows.subList(2 * third, rows.size()));
            return TableSource.json(name).schema(schema);
        }

        @Override
        public boolean stores(DataType type) {
            return type.kind() != TypeKind.NULL;
        }

        /** The word null as JSON is NULL. */
        @Override
        public boolean holds(DataType type, Object value) {
            return type.kind() != TypeKind.JSON || !value.toString().strip().equals("null");
        }

        /**
         * CHAR is kept without trailing blanks, and JSON without those between its parts and
         * without escapes that need not be.
         */
        @Override
        public @Nullable Object readValue(DataType type, @Nullable Object value) {
            if (value == null) {
                return null;
            }
            return switch (type.kind()) {
                case CHAR -> value.toString().replaceFirst(" +$", "");
                case JSON ->
                        value.toString()
                                .replace("\\u00e9", "\u00E9")
                                .replaceAll("(\"(\\\\.|[^\"\\\\])*\")|[ \\t\\r\\n]+", "$1");
                default -> value;
            };
        }
    }
}
