package io.tauro.memory;

import io.tauro.connector.testkit.ConnectorContractTest;
import io.tauro.connector.testkit.Fixture;
import io.tauro.data.Batch;
import io.tauro.spi.ConnectionConfig;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The contract over small chunks, each with rows that do not count, and over many splits of them.
 */
class SmallChunksContractTest extends ConnectorContractTest {

    @Override
    protected Fixture fixture() {
        return new MemoryFixture() {
            @Override
            public ConnectionConfig config() {
                return ConnectionConfig.of("memory", Map.of(MemoryFactory.ROWS_PER_SPLIT, 13));
            }

            @Override
            MemoryTable table(Schema schema, List<List<Object>> rows) {
                return MemoryTable.ofBatches(schema, chunks(schema, rows));
            }

            @Override
            public int bulkRows() {
                return 2000;
            }
        };
    }

    private static List<Batch> chunks(Schema schema, List<List<Object>> rows) {
        List<Batch> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += 5) {
            List<List<Object>> twice = new ArrayList<>();
            for (List<Object> row : rows.subList(from, Math.min(from + 5, rows.size()))) {
                twice.add(row);
                twice.add(row);
            }
            Batch batch = Rows.chunks(schema, twice).get(0);
            int[] odd = new int[batch.rowCount()];
            for (int i = 0; i < batch.rowCount() / 2; i++) {
                odd[i] = 2 * i + 1;
            }
            chunks.add(batch.select(odd, batch.rowCount() / 2));
        }
        return chunks;
    }
}
