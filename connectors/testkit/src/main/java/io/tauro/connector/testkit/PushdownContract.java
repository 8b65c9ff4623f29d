package io.tauro.connector.testkit;

import io.tauro.spi.Pushdown;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pushdown changes nothing but speed: a scan and what is left of its request give the rows of the
 * naive evaluation.
 */
final class PushdownContract {

    private static final int[] BATCH_SIZES = {1, 7, 64, 4096};

    private final Subject subject;
    private final Subject.Table table;
    private final SourceTable source;
    private final NaiveScan naive;

    PushdownContract(Subject subject) {
        this.subject = subject;
        this.table = subject.awkward();
        this.source = subject.open(table);
        this.naive = new NaiveScan(table.schema());
    }

    /** Tries random requests. Fails with the smallest request that still fails. */
    void checkRandomRequests() {
        RandomRequests requests =
                new RandomRequests(
                        table.schema(),
                        literals(),
                        table.rows().size(),
                        new Random(subject.seed()));
        int count = Integer.getInteger("tauro.requests", subject.fixture().requests());
        for (int i = 0; i < count; i++) {
            ScanRequest request = requests.next();
            if (fails(request) != null) {
                ScanRequest smallest =
                        new Minimizer(candidate -> fails(candidate) != null).minimize(request);
                throw failure(i, smallest);
            }
        }
    }

    private AssertionError failure(int number, ScanRequest request) {
        AssertionError cause = fails(request);
        String message =
                cause == null ? "it failed once and not again" : String.valueOf(cause.getMessage());
        return new AssertionError(
                "Pushdown changes the answer (request "
                        + number
                        + " of seed "
                        + subject.seed()
                        + "): "
                        + message
                        + "\n\n"
                        + "    @Test\n    void pushdownChangesNothingInThisRequest() {\n        checkRequest("
                        + SourceText.of(request)
                        + ");\n    }\n",
                cause);
    }

    private @Nullable AssertionError fails(ScanRequest request) {
        try {
            check(request);
            return null;
        } catch (AssertionError e) {
            return e;
        } catch (RuntimeException e) {
            return new AssertionError("the scan failed: " + e, e);
        }
    }

    private Map<String, List<Object>> literals() {
        Map<String, List<Object>> literals = new HashMap<>();
        for (Column column : table.schema().columns()) {
            List<Object> values = new ArrayList<>();
            table.rows().stream()
                    .map(row -> naive.value(row, column.name()))
                    .filter(java.util.Objects::nonNull)
                    .distinct()
                    .forEach(values::add);
            values.addAll(AwkwardValues.of(wider(column.type())));
            literals.put(column.name(), values);
        }
        return literals;
    }

    /**
     * A type of the same Java class with values that do not fit a column of this type: a literal
     * may be one.
     */
    private static DataType wider(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> DataType.VARCHAR;
            case VARBINARY -> DataType.VARBINARY;
            case DECIMAL ->
                    DataType.decimal(
                            DataType.MAX_DECIMAL_PRECISION,
                            Math.min(type.scale() + 1, DataType.MAX_DECIMAL_PRECISION));
            case TIME -> DataType.TIME;
            case TIMESTAMP -> DataType.TIMESTAMP;
            case TIMESTAMP_WITH_TIME_ZONE -> DataType.TIMESTAMP_WITH_TIME_ZONE;
            default -> type;
        };
    }

    /** Compares one request with its naive evaluation. */
    void check(ScanRequest request) {
        Scan scan = source.plan(request);
        Pushdown pushdown = scan.pushdown();
        if (!source.plan(request).pushdown().equals(pushdown)) {
            throw new AssertionError("planning the same request twice gives two answers");
        }
        List<String> columns = needed(request, pushdown);
        if (!columns.equals(request.columns())) {
            checkSuperset(request, scan);
            ScanRequest wider =
                    new ScanRequest(columns, request.filters(), request.sort(), request.limit());
            check(request, source.plan(wider), columns);
        } else {
            check(request, scan, columns);
        }
    }

    /** The columns asked for, and those that the work left over needs. */
    private static List<String> needed(ScanRequest request, Pushdown pushdown) {
        Stream<String> filters =
                pushdown.residual().stream().flatMap(filter -> filter.columns().stream());
        Stream<String> sort = request.sort().stream().map(SortKey::column);
        Set<String> columns = new LinkedHashSet<>(request.columns());
        Stream.concat(filters, sort).forEach(columns::add);
        return List.copyOf(columns);
    }

    private void checkSuperset(ScanRequest request, Scan scan) {
        if (request.limit().isEmpty()) {
            List<List<@Nullable Object>> expected =
                    naive.project(naive.filter(table.rows(), request.filters()), request.columns());
            List<List<?>> missing =
                    SameValues.minus(expected, ScanRows.read(scan, context(request)));
            if (!missing.isEmpty()) {
                throw new AssertionError(
                        "rows are missing: "
                                + missing.size()
                                + " of "
                                + expected.size()
                                + describe(scan));
            }
        }
    }

    private void check(ScanRequest request, Scan scan, List<String> columns) {
        Pushdown pushdown = scan.pushdown();
        NaiveScan read = new NaiveScan(scan.schema());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Split split : scan.splits()) {
            List<List<@Nullable Object>> part = ScanRows.read(scan, split, context(request));
            checkSplit(request, pushdown, read, part);
            rows.addAll(read.filter(part, pushdown.residual()));
        }
        List<List<@Nullable Object>> expected = naive.filter(table.rows(), request.filters());
        String difference = compare(request, pushdown, columns, expected, rows);
        if (!difference.isEmpty()) {
            throw new AssertionError(difference + describe(scan));
        }
    }

    private static String describe(Scan scan) {
        return "; the scan: " + scan.describe() + ", its answer: " + scan.pushdown();
    }

    private static void checkSplit(
            ScanRequest request,
            Pushdown pushdown,
            NaiveScan read,
            List<List<@Nullable Object>> part) {
        if (pushdown.limit() && part.size() > request.limit().orElseThrow()) {
            throw new AssertionError("a split has more rows than the limit that was taken");
        }
        for (int i = 1; pushdown.sort() && i < part.size(); i++) {
            if (read.order(request.sort()).compare(part.get(i - 1), part.get(i)) > 0) {
                throw new AssertionError(
                        "a split is not in the order that was taken, at row "
                                + i
                                + ": "
                                + SourceText.of(part.get(i - 1))
                                + " before "
                                + SourceText.of(part.get(i)));
            }
        }
    }

    private String compare(
            ScanRequest request,
            Pushdown pushdown,
            List<String> columns,
            List<List<@Nullable Object>> expected,
            List<List<@Nullable Object>> rows) {
        if (request.limit().isEmpty()) {
            return SameValues.difference(naive.project(expected, columns), rows);
        }
        int limit = (int) Math.min(request.limit().getAsLong(), expected.size());
        List<List<?>> unexpected = SameValues.minus(rows, naive.project(expected, columns));
        if (!unexpected.isEmpty()) {
            return SameValues.difference(naive.project(expected, columns), rows);
        }
        if (rows.size() < limit || !pushdown.limit() && rows.size() < expected.size()) {
            return "of "
                    + expected.size()
                    + " rows and a limit of "
                    + request.limit().getAsLong()
                    + ", "
                    + rows.size()
                    + " were read";
        }
        return request.sort().isEmpty()
                ? ""
                : compareFirst(request, columns, limit, expected, rows);
    }

    /**
     * The keys of the first rows must be the same; among rows with the same key, any may come
     * first.
     */
    private String compareFirst(
            ScanRequest request,
            List<String> columns,
            int limit,
            List<List<@Nullable Object>> expected,
            List<List<@Nullable Object>> rows) {
        NaiveScan delivered = new NaiveScan(table.schema().select(columns));
        List<String> keys = request.sort().stream().map(SortKey::column).toList();
        List<List<@Nullable Object>> wanted =
                expected.stream().sorted(naive.order(request.sort())).limit(limit).toList();
        List<List<@Nullable Object>> first =
                rows.stream().sorted(delivered.order(request.sort())).limit(limit).toList();
        return SameValues.difference(
                order(naive.project(wanted, keys)), order(delivered.project(first, keys)));
    }

    /** Values that the order does not tell apart, such as -0 and 0, become one. */
    private static List<List<@Nullable Object>> order(List<List<@Nullable Object>> keys) {
        List<List<@Nullable Object>> same = new ArrayList<>();
        for (List<@Nullable Object> row : keys) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object value : row) {
                values.add(
                        value instanceof Double || value instanceof Float
                                ? (Object) (((Number) value).doubleValue() + 0.0)
                                : value);
            }
            same.add(values);
        }
        return same;
    }

    private static TestReadContext context(ScanRequest request) {
        return TestReadContext.batchesOf(
                BATCH_SIZES[Math.floorMod(request.columns().hashCode(), BATCH_SIZES.length)]);
    }
}
