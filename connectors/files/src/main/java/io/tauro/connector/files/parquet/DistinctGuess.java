package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How many different values a column has, by what its row groups say of themselves: a group in
 * which values repeat often has most of those of the others. Where writers say nothing, integers
 * and days are taken to fill their range, as surrogate keys do.
 */
final class DistinctGuess {

    /** So often a value stands in a group, at least, that the other groups have the same ones. */
    private static final double OFTEN = 10;

    private double greatest;
    private double sum;
    private double told;
    private boolean repeats = true;

    void add(Chunk chunk, long rows) {
        if (chunk.distinct() > 0) {
            told += (double) rows;
            sum += (double) chunk.distinct();
            greatest = Math.max(greatest, (double) chunk.distinct());
            repeats &= chunk.distinct() * OFTEN <= rows;
        }
    }

    /**
     * @param min the least value in the unit of the file; null if it is not known
     * @param rows of the whole column
     */
    OptionalDouble guess(DataType type, @Nullable Object min, @Nullable Object max, double rows) {
        double range = range(type, min, max);
        // A group of its own is often one that is too diverse for its writer to count.
        boolean known = told > 0 && told >= rows / 2;
        if (known && repeats) {
            return OptionalDouble.of(greatest);
        }
        double most = known && told >= rows ? sum : rows;
        return range > 0 || known
                ? OptionalDouble.of(Math.min(most, range > 0 ? range : most))
                : OptionalDouble.empty();
    }

    /** How many whole values lie between the bounds, they included; 0 if that is not known. */
    private static double range(DataType type, @Nullable Object min, @Nullable Object max) {
        if (type.kind().isInteger()
                && min instanceof Number least
                && max instanceof Number greatest) {
            return greatest.doubleValue() - least.doubleValue() + 1;
        }
        if (type.kind() == TypeKind.DATE
                && min instanceof LocalDate first
                && max instanceof LocalDate last) {
            return (double) (last.toEpochDay() - first.toEpochDay() + 1);
        }
        return 0;
    }
}
