package io.tauro.spi;

import io.tauro.predicate.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the engine would like of a scan, in the order in which it applies: filters, then sort, then
 * limit, then columns.
 *
 * @param columns the columns to deliver, by exact name, in this order; may be empty, and then only
 *     the number of rows counts
 * @param filters conditions that must all be true; over any columns of the table, with values of
 *     the columns' {@code javaType()}
 * @param sort the order wanted; empty for none. Offered only together with a limit
 * @param limit the most rows wanted
 */
public record ScanRequest(
        List<String> columns, List<Predicate> filters, List<SortKey> sort, OptionalLong limit) {

    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        sort = List.copyOf(sort);
    }

    /** All rows, these columns. */
    public static ScanRequest of(List<String> columns) {
        return new ScanRequest(columns, List.of(), List.of(), OptionalLong.empty());
    }

    public ScanRequest withFilters(List<? extends Predicate> conditions) {
        return new ScanRequest(columns, List.copyOf(conditions), sort, limit);
    }

    public ScanRequest withSort(List<SortKey> keys) {
        return new ScanRequest(columns, filters, keys, limit);
    }

    public ScanRequest withLimit(long rows) {
        return new ScanRequest(columns, filters, sort, OptionalLong.of(rows));
    }

    /** Starts an answer in which nothing is taken yet. */
    public Offer offer() {
        return new Offer(this);
    }

    /**
     * An answer in the making. It cannot promise a step over a step that was not fully taken: a
     * sort or a limit is taken only if every filter was taken as exact, and a limit only if the
     * sort was taken. Not thread-safe.
     */
    public static final class Offer {

        private final ScanRequest request;
        private final List<Pushdown.Taken> filters = new ArrayList<>();
        private boolean sort;
        private boolean limit;
        private @Nullable String sortReason;
        private @Nullable String limitReason;

        private Offer(ScanRequest request) {
            this.request = request;
            request.filters()
                    .forEach(
                            filter ->
                                    filters.add(
                                            Pushdown.Taken.none(
                                                    filter, "the connector takes no filters")));
        }

        /** How each filter is taken. */
        public Offer filters(Function<Predicate, Pushdown.Precision> precisionOf) {
            filters.replaceAll(
                    taken ->
                            new Pushdown.Taken(
                                    taken.filter(),
                                    precisionOf.apply(taken.filter()),
                                    "the connector does not take this filter"));
            return this;
        }

        /** How each filter is taken, with a reason for those that are not exact. */
        public Offer explainedFilters(Function<Predicate, Pushdown.Taken> answer) {
            filters.replaceAll(taken -> answer.apply(taken.filter()));
            return this;
        }

        /** Whether the connector can sort like that. */
        public Offer sort(boolean able, String reasonIfNot) {
            sort = able;
            sortReason = reasonIfNot;
            return this;
        }

        /** Whether the connector can stop after so many rows. */
        public Offer limit(boolean able) {
            limit = able;
            limitReason = "the connector takes no limit";
            return this;
        }

        /** The answer. */
        public Pushdown accept() {
            boolean exact =
                    filters.stream()
                            .allMatch(taken -> taken.precision() == Pushdown.Precision.EXACT);
            boolean sortTaken = !request.sort().isEmpty() && sort && exact;
            boolean limitTaken =
                    request.limit().isPresent()
                            && limit
                            && exact
                            && (request.sort().isEmpty() || sortTaken);
            return new Pushdown(
                    filters,
                    sortTaken,
                    limitTaken,
                    reason(exact, sortReason, "the connector takes no sort"),
                    reason(
                            exact,
                            sortTaken || request.sort().isEmpty() ? limitReason : sortReason,
                            "the connector takes no limit"));
        }

        private static String reason(boolean exact, @Nullable String own, String otherwise) {
            return exact
                    ? (own == null ? otherwise : own)
                    : new Reason(
                                    "a filter below was not taken as exact",
                                    "a filter that is taken as exact")
                            .toString();
        }
    }
}
