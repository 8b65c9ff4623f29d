package io.tauro.connector.files;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.table.TableSource;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

class ParquetConnectorTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new ParquetFixture();
    }

    /** A folder with one file of several row groups for each table. */
    private static final class ParquetFixture extends FolderFixture {

        @Override
        String format() {
            return "parquet";
        }

        @Override
        public TableSource create(String name, Schema schema, List<List<@Nullable Object>> rows) {
            int rowsInGroup = rows.size() > 1000 ? 5000 : 10;
            ParquetFile.write(
                    emptied(name).resolve("part-0.parquet"),
                    ParquetColumns.schema(schema),
                    rows.stream().map(row -> ParquetColumns.encode(schema, row)).toList(),
                    builder ->
                            builder.withRowGroupRowCountLimit(rowsInGroup)
                                    .withPageRowCountLimit(1000));
            return TableSource.parquet(name);
        }

        @Override
        public boolean stores(DataType type) {
            return ParquetColumns.stores(type);
        }

        @Override
        public DataType readType(DataType type) {
            return ParquetColumns.readType(type);
        }
    }
}
