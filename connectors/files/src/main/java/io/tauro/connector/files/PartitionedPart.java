package io.tauro.connector.files;

import io.tauro.connector.files.format.PreparedPart;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Schema;

/**
 * A part whose path has columns.
 *
 * @param delivered the columns of the request, in its order
 */
record PartitionedPart(PreparedPart part, Schema delivered, TableLayout layout, StoredObject file)
        implements PreparedPart {

    @Override
    public long bytes() {
        return part.bytes();
    }

    @Override
    public BatchReader open(ReadContext context) {
        return PartitionedReader.of(part.open(context), delivered, layout, file);
    }

    @Override
    public void close() {
        part.close();
    }
}
