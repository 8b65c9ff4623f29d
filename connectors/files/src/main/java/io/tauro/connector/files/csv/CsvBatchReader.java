package io.tauro.connector.files.csv;

import io.tauro.connector.files.csv.CsvOptions.Ragged;
import io.tauro.connector.files.format.BadRecords;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.KeptRows;
import io.tauro.connector.files.format.SkippedRecords;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.data.Batch;
import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.error.TauroException;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted columns of one file. Where bad records are skipped, all columns of the table are
 * read, so that the same records are bad whatever is wanted.
 */
final class CsvBatchReader implements BatchReader {

    /** A batch of long texts ends before it is full. */
    private static final long MAX_BATCH_CHARACTERS = 8L << 20;

    private static final int CANCELLATION_INTERVAL = 1 << 16;

    private final StoredObject file;
    private final CsvOptions options;
    private final CsvDialect dialect;
    private final boolean skips;

    /** The names in the header, where it is in another part of the file. */
    private final @Nullable List<String> header;

    private final Schema all;
    private final List<Column> columns;
    private final int[] delivered;
    private final ReadContext context;
    private final CsvRecords records;
    private final VectorBuilder[] builders;
    private final FieldParser[] parsers;

    /** The field of each column that is read; -1 where the file does not have it. */
    private final int[] positions;

    /** How many fields a record has in this file; -1 before the first one without a header. */
    private int expectedFields = -1;

    private final KeptRows kept;
    private final SkippedRecords skippedRecords;
    private long skipped;
    private long firstSkipped;
    private boolean started;
    private boolean ended;

    CsvBatchReader(
            TextSource source,
            FilePart part,
            CsvOptions options,
            CsvDialect dialect,
            Schema all,
            Schema wanted,
            Schema inFiles,
            @Nullable List<String> header,
            ReadContext context) {
        this.header = header;
        this.file = part.file();
        this.skips = options.badRecords() == BadRecords.SKIP;
        this.skippedRecords = new SkippedRecords(part, context);
        this.kept = new KeptRows(context.batchSize());
        this.options = options;
        this.dialect = dialect;
        this.all = all;
        this.columns = (skips ? inFiles : wanted).columns();
        List<String> names = columns.stream().map(Column::name).toList();
        this.delivered = wanted.names().stream().mapToInt(names::indexOf).toArray();
        this.context = context;
        this.builders =
                this.columns.stream()
                        .map(column -> new VectorBuilder(column.type(), context.batchSize()))
                        .toArray(VectorBuilder[]::new);
        this.parsers =
                this.columns.stream()
                        .map(column -> options.values().parser(column.type()))
                        .toArray(FieldParser[]::new);
        this.positions = new int[this.columns.size()];
        this.records = new CsvRecords(source, dialect);
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            context.cancellation().throwIfCancelled();
            if (!started) {
                start();
            }
            kept.restart();
            int rows = 0;
            long characters = 0;
            while (rows < context.batchSize() && characters < MAX_BATCH_CHARACTERS) {
                CsvRecord record = records.next();
                if (record == null) {
                    end();
                    break;
                }
                if (accept(record)) {
                    kept.add(rows, convert(record, rows));
                    characters += record.fields() == 0 ? 0 : record.end(record.fields() - 1);
                    rows++;
                } else {
                    skip(record);
                }
            }
            Batch batch = batch(rows);
            if (kept.count() > 0) {
                return kept.of(batch);
            }
        }
        return null;
    }

    private Batch batch(int rows) {
        ColumnVector[] vectors = new ColumnVector[builders.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = builders[i].build();
        }
        ColumnVector[] wanted = new ColumnVector[delivered.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = vectors[delivered[i]];
        }
        return Batch.of(rows, wanted);
    }

    private void skip(CsvRecord record) {
        if (skipped == 0) {
            firstSkipped = records.line(record);
        }
        if (++skipped % CANCELLATION_INTERVAL == 0) {
            context.cancellation().throwIfCancelled();
        }
    }

    private void start() {
        started = true;
        List<String> names = all.names();
        if (header != null) {
            names = header;
        } else if (dialect.header()) {
            CsvRecord first = records.next();
            names = first == null ? List.of() : CsvHeader.read(first, file);
        }
        expectedFields = names.size();
        for (int i = 0; i < positions.length; i++) {
            Column column = columns.get(i);
            positions[i] = names.indexOf(column.name());
            if (positions[i] < 0 && !names.isEmpty() && !column.nullable()) {
                throw FileErrors.schemaChanged(
                        file.key(),
                        column.name(),
                        "is NOT NULL in the schema of the table, but missing. Make it nullable.");
            }
        }
        if (names.size() == 1) {
            records.emptyLinesCount();
        }
        boolean[] needed = new boolean[names.size()];
        Arrays.stream(positions)
                .filter(position -> position >= 0)
                .forEach(position -> needed[position] = true);
        records.keep(needed);
    }

    private boolean accept(CsvRecord record) {
        boolean endsEachLine = record.fields() == expectedFields + 1 && record.endsEmpty();
        if (record.fields() == expectedFields
                || endsEachLine
                || options.ragged() == Ragged.NULL_FILL) {
            return true;
        }
        if (options.ragged() == Ragged.SKIP || skips) {
            return false;
        }
        throw FileErrors.corrupt(
                        file.key(),
                        "line "
                                + records.line(record)
                                + " has "
                                + record.fields()
                                + " fields, not "
                                + expectedFields
                                + " (the option 'ragged' can be null_fill or skip)"
                                + records.restOfLine(),
                        null)
                .with("line", String.valueOf(records.line(record)));
    }

    /** Whether the record is good; if it is not, there is a row for it nevertheless. */
    private boolean convert(CsvRecord record, int row) {
        for (int i = 0; i < positions.length; i++) {
            int field = positions[i];
            if (field < 0 || field >= record.fields() || record.isNull(field, dialect.nulls())) {
                if (!columns.get(i).nullable()) {
                    refuse(record, row, i, "is NULL, but the column is NOT NULL", null);
                    return false;
                }
                builders[i].appendNull();
            } else {
                try {
                    parsers[i].append(
                            record.text(), record.start(field), record.end(field), builders[i]);
                } catch (IllegalArgumentException e) {
                    refuse(record, row, i, "is not " + columns.get(i).type(), e);
                    return false;
                }
            }
        }
        return true;
    }

    private void refuse(
            CsvRecord record, int row, int column, String what, @Nullable Throwable cause) {
        if (!skips) {
            throw bad(record, column, what, cause);
        }
        for (VectorBuilder builder : builders) {
            if (builder.size() == row) {
                builder.appendNull();
            }
        }
        skip(record);
    }

    private TauroException bad(
            CsvRecord record, int column, String what, @Nullable Throwable cause) {
        String name = columns.get(column).name();
        // The cause is left out where it would quote the value.
        return FileErrors.corrupt(
                        file.key(),
                        "the value in line "
                                + records.line(record)
                                + ", column '"
                                + name
                                + "' "
                                + what
                                + "; declare the column's type in the schema of the table if it is another,"
                                + " or set the option 'bad_records' to skip"
                                + records.restOfLine(),
                        cause == null || cause.getMessage() != null ? null : cause)
                .with("line", String.valueOf(records.line(record)))
                .with("column", name);
    }

    private void end() {
        ended = true;
        skippedRecords.tell(skipped, firstSkipped);
        records.close();
    }

    @Override
    public void close() {
        end();
    }
}
