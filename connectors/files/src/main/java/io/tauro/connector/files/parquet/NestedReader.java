package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.NestedPart.LeafSource;
import io.tauro.data.ColumnVector;
import java.util.List;

/** A nested column: its value columns are read record by record and put together. */
final class NestedReader implements FieldReader {

    private final NestedPart root;
    private final List<LeafSource> leaves;

    NestedReader(NestedPart root, List<LeafSource> leaves) {
        this.root = root;
        this.leaves = List.copyOf(leaves);
    }

    @Override
    public int readable(int wanted) {
        int rows = wanted;
        for (LeafSource leaf : leaves) {
            rows = leaf.reader().readable(rows);
        }
        return rows;
    }

    @Override
    public ColumnVector read(int rows) {
        leaves.forEach(leaf -> leaf.read(rows));
        return vector(rows);
    }

    @Override
    public ColumnVector readSelected(int rows, Picks picks) {
        leaves.forEach(leaf -> leaf.readSelected(rows, picks));
        return vector(picks.count());
    }

    private ColumnVector vector(int rows) {
        ColumnVector vector = root.vector();
        leaves.forEach(LeafSource::forget);
        if (vector.size() != rows) {
            throw new MalformedData("levels that contradict each other");
        }
        return vector;
    }

    @Override
    public ColumnVector readForNow(int rows) {
        return read(rows);
    }

    @Override
    public ColumnVector kept(ColumnVector read) {
        return read;
    }

    @Override
    public ColumnVector keptSelected(ColumnVector read, Picks picks) {
        return Gather.selected(read, picks);
    }

    @Override
    public void skip(int rows) {
        leaves.forEach(leaf -> leaf.reader().skip(rows));
    }

    @Override
    public void pass(long count) {
        leaves.forEach(leaf -> leaf.reader().pass(count));
    }

    @Override
    public boolean isNarrow() {
        return false;
    }

    @Override
    public void close() {
        leaves.forEach(leaf -> leaf.reader().close());
    }
}
