package io.tauro.internal.kernel;

import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.mask.ColumnTransform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown in the place of a column; of a dictionary once for all batches that share it. */
final class TransformEvaluator implements Evaluator {

    /** A dictionary of more entries than this for each row is not worth to be shown whole. */
    private static final int ENTRIES_OF_A_ROW = 4;

    private final ColumnTransform transform;
    private final List<Evaluator> arguments;

    /** What came of the dictionary that was met last. */
    private volatile @Nullable Shown known;

    private record Shown(ColumnVector entries, @Nullable ColumnVector shown) {}

    TransformEvaluator(ColumnTransform transform, List<Evaluator> arguments) {
        this.transform = transform;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public ColumnVector evaluate(Batch batch) {
        List<ColumnVector> inputs = new ArrayList<>(arguments.size());
        for (Evaluator argument : arguments) {
            inputs.add(argument.evaluate(batch));
        }
        if (inputs.size() == 1
                && transform.isRepeatable()
                && inputs.get(0) instanceof DictionaryVector coded
                && coded.dictionary().size() / ENTRIES_OF_A_ROW <= batch.selectedCount()) {
            ColumnVector entries = entries(coded.dictionary());
            if (entries != null) {
                return new DictionaryVector(entries, coded.codes(), coded.validity(), coded.size());
            }
        }
        return shown(inputs, batch.selection(), batch.selectedCount(), batch.rowCount());
    }

    /** Null if an entry cannot be shown: it may be one of no row that counts. */
    private @Nullable ColumnVector entries(ColumnVector entries) {
        Shown last = known;
        if (last == null || last.entries() != entries) {
            last = new Shown(entries, shownEntries(entries));
            known = last;
        }
        return last.shown();
    }

    private @Nullable ColumnVector shownEntries(ColumnVector entries) {
        try {
            return Vectors.flatten(shown(List.of(entries), null, entries.size(), entries.size()));
        } catch (TauroException failed) {
            return null;
        }
    }

    private ColumnVector shown(
            List<ColumnVector> inputs, int @Nullable [] selection, int count, int rows) {
        ColumnVector shown = transform.apply(inputs, selection, count);
        if (shown.size() != rows) {
            throw new TauroException(
                    ErrorCode.INTERNAL_ERROR,
                    "Mask '"
                            + transform.name()
                            + "' gave another number of rows than it got; the query is refused."
                            + " Report this.");
        }
        return shown;
    }
}
