package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.BooleanVector;
import io.tauro.data.BytesVector;
import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DecimalVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.DoubleVector;
import io.tauro.data.IntVector;
import io.tauro.data.ListVector;
import io.tauro.data.LongVector;
import io.tauro.data.StructVector;
import io.tauro.data.Validity;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a kernel over evaluated arguments: once for constants, once for each entry of a dictionary
 * that a selected row uses, else once for each selected row.
 */
final class FunctionEvaluator implements Evaluator {

    /** When a function is null, and how often it must be computed. */
    enum Nulls {
        /** Null where an argument is null. */
        PROPAGATE,
        /** The kernel sees nulls. */
        OWN,
        /** The kernel is asked for each row, since it answers differently each time. */
        VOLATILE
    }

    private final Kernel kernel;
    private final List<Evaluator> arguments;
    private final DataType type;
    private final Nulls nulls;

    /** What came of the dictionary that was met last. */
    private volatile @Nullable EntryResults known;

    /**
     * The results of all entries of a dictionary.
     *
     * @param arguments the dictionary and the other arguments, which are constants
     * @param results null if one of them is an error
     */
    private record EntryResults(ColumnVector[] arguments, @Nullable ColumnVector results) {

        boolean areOf(ColumnVector[] others) {
            boolean same = true;
            for (int i = 0; i < arguments.length; i++) {
                same &= arguments[i] == others[i];
            }
            return same;
        }
    }

    FunctionEvaluator(Kernel kernel, List<Evaluator> arguments, DataType type, Nulls nulls) {
        this.kernel = kernel;
        this.arguments = List.copyOf(arguments);
        this.type = type;
        this.nulls = nulls;
    }

    @Override
    public ColumnVector evaluate(Batch batch) {
        ColumnVector[] vectors = new ColumnVector[arguments.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = arguments.get(i).evaluate(batch);
        }
        Rows rows = Rows.of(batch);
        if (rows.count() == 0 || hasNullConstant(vectors)) {
            return Vectors.constant(null, type, rows.size());
        }
        int single = singleColumn(vectors);
        if (single < 0 && nulls != Nulls.VOLATILE) {
            ColumnVector one = compute(vectors, Rows.ONE);
            return new ConstantVector(
                    one instanceof ConstantVector constant ? constant.entry() : first(one),
                    rows.size());
        }
        if (single < vectors.length
                && nulls == Nulls.PROPAGATE
                && vectors[single] instanceof DictionaryVector dictionary
                && dictionary.dictionary().size() <= rows.count()) {
            return overEntries(vectors, single, dictionary, rows);
        }
        ColumnVector coded = kernel.computeCoded(vectors, rows);
        if (coded != null) {
            return coded;
        }
        for (int i = 0; i < vectors.length; i++) {
            if (vectors[i] instanceof DictionaryVector dictionary) {
                vectors[i] = flatten(dictionary, rows);
            }
        }
        return compute(vectors, rows);
    }

    private boolean hasNullConstant(ColumnVector[] vectors) {
        if (nulls == Nulls.PROPAGATE) {
            for (ColumnVector vector : vectors) {
                if (vector instanceof ConstantVector constant && constant.isNull(0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The only argument that is not constant; -1 if there is none, their count if several. */
    private static int singleColumn(ColumnVector[] vectors) {
        int single = -1;
        for (int i = 0; i < vectors.length; i++) {
            if (!(vectors[i] instanceof ConstantVector)) {
                if (single >= 0) {
                    return vectors.length;
                }
                single = i;
            }
        }
        return single;
    }

    private static ColumnVector first(ColumnVector vector) {
        return vector.size() == 1 ? vector : Vectors.gather(vector, new int[] {0}, 1);
    }

    private ColumnVector overEntries(
            ColumnVector[] vectors, int single, DictionaryVector dictionary, Rows rows) {
        vectors[single] = dictionary.dictionary();
        ColumnVector results = resultsOfAll(vectors, dictionary.dictionary().size());
        if (results == null) {
            results = Vectors.flatten(compute(vectors, usedEntries(dictionary, rows)));
        }
        return new DictionaryVector(
                results, dictionary.codes(), dictionary.validity(), dictionary.size());
    }

    /**
     * The results of all entries, for this batch and those that follow; null if one is an error.
     */
    private @Nullable ColumnVector resultsOfAll(ColumnVector[] vectors, int entries) {
        ColumnVector[] plain = new ColumnVector[vectors.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = vectors[i] instanceof ConstantVector one ? one.entry() : vectors[i];
        }
        EntryResults last = known;
        if (last != null && last.areOf(plain)) {
            return last.results();
        }
        ColumnVector all;
        try {
            all = Vectors.flatten(compute(vectors, new Rows(null, entries, entries, null)));
        } catch (TauroException ofAnEntry) {
            all = null;
        }
        known = new EntryResults(plain, all);
        return all;
    }

    /** An entry that no selected row uses must not be computed: it may be an error. */
    private static Rows usedEntries(DictionaryVector dictionary, Rows rows) {
        boolean[] used = new boolean[dictionary.dictionary().size()];
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            if (Validity.isValid(dictionary.validity(), row)) {
                used[dictionary.codes()[row]] = true;
            }
        }
        int[] entries = new int[used.length];
        int count = 0;
        for (int i = 0; i < used.length; i++) {
            entries[count] = i;
            count += used[i] ? 1 : 0;
        }
        return new Rows(entries, count, used.length, null);
    }

    /** The selected rows without their dictionary; what is not selected may become null. */
    static ColumnVector flatten(DictionaryVector dictionary, Rows rows) {
        boolean text = dictionary.dictionary() instanceof BytesVector;
        if (rows.selection() == null || !text && dictionary.validity() == null) {
            // To look up a number costs less than to know that nobody asks for it.
            return Vectors.flatten(dictionary);
        }
        int[] positions = new int[rows.size()];
        Arrays.fill(positions, -1);
        for (int n = 0; n < rows.count(); n++) {
            int row = rows.row(n);
            positions[row] =
                    Validity.isValid(dictionary.validity(), row) ? dictionary.codes()[row] : -1;
        }
        return Vectors.gather(dictionary.dictionary(), positions, rows.size());
    }

    private ColumnVector compute(ColumnVector[] vectors, Rows rows) {
        Rows computed = rows;
        if (nulls == Nulls.PROPAGATE) {
            long[] validity = null;
            for (ColumnVector vector : vectors) {
                if (!(vector instanceof ConstantVector)) {
                    validity = Validity.and(validity, validity(vector));
                }
            }
            computed = rows.valid(validity);
            if (computed.count() == 0) {
                return Vectors.constant(null, type, rows.size());
            }
        }
        return kernel.compute(new Arguments(vectors), computed);
    }

    /** The bits of a plain vector. */
    static long @Nullable [] validity(ColumnVector vector) {
        if (vector instanceof BooleanVector v) {
            return v.validity();
        } else if (vector instanceof IntVector v) {
            return v.validity();
        } else if (vector instanceof LongVector v) {
            return v.validity();
        } else if (vector instanceof DoubleVector v) {
            return v.validity();
        } else if (vector instanceof DecimalVector v) {
            return v.validity();
        } else if (vector instanceof BytesVector v) {
            return v.validity();
        } else if (vector instanceof ListVector v) {
            return v.validity();
        } else if (vector instanceof StructVector v) {
            return v.validity();
        }
        throw new IllegalArgumentException("Not a plain vector");
    }
}
