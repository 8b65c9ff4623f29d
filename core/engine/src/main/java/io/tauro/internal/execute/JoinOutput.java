package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Puts the rows of a join together: columns of left, then of right. */
final class JoinOutput {

    private final JoinSpec spec;
    private final List<ColumnVector> build;
    private final int rows;

    JoinOutput(JoinSpec spec, List<ColumnVector> build, int rows) {
        this.spec = spec;
        this.build = build;
        this.rows = rows;
    }

    /** The columns of the build side. */
    List<ColumnVector> columns() {
        return build;
    }

    /** The rows of the build side. */
    int rows() {
        return rows;
    }

    Batch ofPairs(Batch probe, Pairs pairs) {
        if (pairs.count() == probe.rowCount() && pairs.isEachProbeRowOnce()) {
            return together(
                    pairs.count(), probe.columns(), gather(build, pairs.build(), pairs.count()));
        }
        return together(
                pairs.count(),
                gather(probe.columns(), pairs.probe(), pairs.count()),
                gather(build, pairs.build(), pairs.count()));
    }

    /** Probe rows beside nulls. */
    Batch ofProbe(Batch probe, int[] positions, int count) {
        return together(
                count, gather(probe.columns(), positions, count), nulls(spec.buildTypes(), count));
    }

    /** Build rows beside nulls, or by themselves. */
    Batch ofBuild(int[] positions, int count) {
        List<ColumnVector> columns = gather(build, positions, count);
        return spec.existential()
                ? Batch.of(count, columns)
                : together(count, nulls(spec.probeTypes(), count), columns);
    }

    private Batch together(int count, List<ColumnVector> ofProbe, List<ColumnVector> ofBuild) {
        List<ColumnVector> columns = new ArrayList<>(ofProbe.size() + ofBuild.size());
        columns.addAll(spec.buildLeft() ? ofBuild : ofProbe);
        columns.addAll(spec.buildLeft() ? ofProbe : ofBuild);
        return Batch.of(count, columns);
    }

    private static List<ColumnVector> gather(
            List<ColumnVector> columns, int[] positions, int count) {
        List<ColumnVector> gathered = new ArrayList<>(columns.size());
        for (ColumnVector column : columns) {
            gathered.add(Vectors.gather(column, positions, count));
        }
        return gathered;
    }

    private static List<ColumnVector> nulls(List<DataType> types, int count) {
        List<ColumnVector> columns = new ArrayList<>(types.size());
        for (DataType type : types) {
            columns.add(Vectors.constant(null, type, count));
        }
        return columns;
    }
}
