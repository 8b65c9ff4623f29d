package io.tauro.internal.execute;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.kernel.Vectors;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Puts the rows of a join together: columns of left, then of right. */
final class JoinOutput {

    private final JoinSpec spec;
    private final List<ColumnVector> build;
    private final int rows;

    /** What stands in the place of values that nobody looks at. */
    private final List<ColumnVector> nullsOfProbe;

    private final List<ColumnVector> nullsOfBuild;

    JoinOutput(JoinSpec spec, List<ColumnVector> build, int rows) {
        this.spec = spec;
        this.build = build;
        this.rows = rows;
        this.nullsOfProbe = entries(spec.probeTypes());
        this.nullsOfBuild = entries(spec.buildTypes());
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
        int count = pairs.count();
        if (count == probe.rowCount() && pairs.isEachProbeRowOnce()) {
            return together(count, probe.columns(), ofBuild(pairs.build(), count, firstOfBuild()));
        }
        return together(
                count,
                ofProbe(probe.columns(), pairs.probe(), count),
                ofBuild(pairs.build(), count, firstOfBuild()));
    }

    /** Probe rows beside nulls. */
    Batch ofProbe(Batch probe, int[] positions, int count) {
        return together(
                count, ofProbe(probe.columns(), positions, count), nulls(spec.buildTypes(), count));
    }

    /** Build rows beside nulls, or by themselves. */
    Batch ofBuild(int[] positions, int count) {
        return spec.existential()
                ? Batch.of(count, ofBuild(positions, count, 0))
                : together(
                        count,
                        nulls(spec.probeTypes(), count),
                        ofBuild(positions, count, firstOfBuild()));
    }

    /** Where the columns of the build side begin in the result. */
    private int firstOfBuild() {
        return spec.buildLeft() ? 0 : spec.probeTypes().size();
    }

    private Batch together(int count, List<ColumnVector> ofProbe, List<ColumnVector> ofBuild) {
        List<ColumnVector> columns = new ArrayList<>(ofProbe.size() + ofBuild.size());
        columns.addAll(spec.buildLeft() ? ofBuild : ofProbe);
        columns.addAll(spec.buildLeft() ? ofProbe : ofBuild);
        return Batch.of(count, columns);
    }

    private List<ColumnVector> ofProbe(List<ColumnVector> columns, int[] positions, int count) {
        int from = spec.buildLeft() ? spec.buildTypes().size() : 0;
        List<ColumnVector> gathered = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            gathered.add(
                    spec.needed().get(from + i)
                            ? Vectors.gather(columns.get(i), positions, count)
                            : new ConstantVector(nullsOfProbe.get(i), count));
        }
        return gathered;
    }

    /**
     * @param from the position of the first column of the build side in the result
     */
    private List<ColumnVector> ofBuild(int[] positions, int count, int from) {
        List<ColumnVector> gathered = new ArrayList<>(build.size());
        for (int i = 0; i < build.size(); i++) {
            gathered.add(
                    spec.needed().get(from + i)
                            ? Vectors.gather(build.get(i), positions, count)
                            : new ConstantVector(nullsOfBuild.get(i), count));
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

    /** A null of each type. */
    private static List<ColumnVector> entries(List<DataType> types) {
        List<ColumnVector> entries = new ArrayList<>(types.size());
        for (DataType type : types) {
            VectorBuilder builder = new VectorBuilder(type, 1);
            builder.append(null);
            entries.add(builder.build());
        }
        return entries;
    }
}
