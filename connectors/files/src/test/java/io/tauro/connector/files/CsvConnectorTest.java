package io.tauro.connector.files;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.spi.ConnectorFactory;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.tauro.type.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

class CsvConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new CsvFixture();
    }

    /**
     * A folder with three files for each table; null is the unquoted text NULL, so that no text is
     * mistaken for it.
     */
    private static final class CsvFixture extends FolderFixture {

        @Override
        String format() {
            return "csv";
        }

        @Override
        public ConnectorFactory factory() {
            return new WithoutFilters(super.factory());
        }

        @Override
        public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
            java.nio.file.Path table = emptied(name);
            int third = rows.size() / 3;
            CsvText.write(table.resolve("1.csv"), schema, rows.subList(0, third));
            CsvText.write(table.resolve("2.csv"), schema, rows.subList(third, 2 * third));
            CsvText.write(table.resolve("3.csv"), schema, rows.subList(2 * third, rows.size()));
            return TableSource.csv(name).option("null", "NULL").schema(schema);
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
    }
}
