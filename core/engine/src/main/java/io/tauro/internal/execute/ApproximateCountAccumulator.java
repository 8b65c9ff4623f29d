package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.RowHash;
import io.tauro.internal.physical.AggregateCall;
import java.util.ArrayList;
import java.util.List;

/** APPROX_COUNT_DISTINCT: exact for few values, then within two per cent or so. */
final class ApproximateCountAccumulator implements Accumulator {

    private final AggregateCall call;
    private final List<DistinctSketch> sketches = new ArrayList<>();
    private long[] hashes = {};
    private long bytes;

    ApproximateCountAccumulator(AggregateCall call) {
        this.call = call;
    }

    @Override
    public void add(Batch batch, int[] groups, int groupCount) {
        if (hashes.length < batch.rowCount()) {
            hashes = new long[batch.rowCount()];
        }
        List<ColumnVector> columns = call.arguments().stream().map(batch::column).toList();
        for (int i = 0; i < columns.size(); i++) {
            RowHash.hash(columns.get(i), batch, hashes, i == 0);
        }
        List<ColumnVector> nullable = columns.stream().filter(ColumnVector::mayHaveNulls).toList();
        while (sketches.size() < groupCount) {
            sketches.add(new DistinctSketch());
            bytes += DistinctSketch.EMPTY_BYTES;
        }
        for (int n = 0; n < batch.selectedCount(); n++) {
            int row = batch.row(n);
            if (!JoinKeys.anyNull(nullable, row)) {
                bytes += sketches.get(groups[row]).add(hashes[row]);
            }
        }
    }

    @Override
    public ColumnVector result(int from, int count) {
        VectorBuilder builder = new VectorBuilder(call.type(), count);
        for (int group = from; group < from + count; group++) {
            builder.appendLong(group < sketches.size() ? sketches.get(group).estimate() : 0);
        }
        return builder.build();
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
