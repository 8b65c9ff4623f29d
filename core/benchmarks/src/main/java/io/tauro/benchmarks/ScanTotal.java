package io.tauro.benchmarks;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of rows, and for each column the greatest of its numbers, or their sum. */
final class ScanTotal {

    private final boolean sums;
    private final long[] numbers;
    private long rows;

    ScanTotal(ScanSpec spec) {
        this.sums = spec.sums();
        this.numbers = new long[spec.columns().size()];
        Arrays.fill(numbers, sums ? 0 : Long.MIN_VALUE);
    }

    void addRows(long count) {
        rows += count;
    }

    boolean sums() {
        return sums;
    }

    /** Adds what was found in some rows of a column. */
    void add(int column, long number) {
        numbers[column] = sums ? numbers[column] + number : Math.max(numbers[column], number);
    }

    List<List<@Nullable Object>> answer() {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(rows);
        for (long number : numbers) {
            row.add(number);
        }
        return List.of(row);
    }

    /** The same of a row that a database gives: decimals without their point, dates as days. */
    static List<List<@Nullable Object>> plain(List<List<@Nullable Object>> answer) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : answer.get(0)) {
            if (value instanceof BigDecimal decimal) {
                plain.add(decimal.unscaledValue().longValueExact());
            } else if (value instanceof Date date) {
                plain.add(date.toLocalDate().toEpochDay());
            } else if (value instanceof LocalDate date) {
                plain.add(date.toEpochDay());
            } else {
                plain.add(value);
            }
        }
        return List.of(plain);
    }
}
