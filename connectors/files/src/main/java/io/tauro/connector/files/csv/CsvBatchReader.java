package io.tauro.connector.files.csv;

import io.tauro.connector.files.csv.CsvOptions.Ragged;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.ObjectStore;
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

/** Reads the wanted columns of one file. */
final class CsvBatchReader implements BatchReader {

    /** A batch of long texts ends before it is full. */
    private static final long MAX_BATCH_CHARACTERS = 8L << 20;

    private static final int CANCELLATION_INTERVAL = 1 << 16;

    private final StoredObject file;
    private final CsvOptions options;
    private final Schema all;
    private final List<Column> wanted;
    private final ReadContext context;
    private final CsvRecords records;
    private final VectorBuilder[] builders;
    private final FieldParser[] parsers;

    /** The field of each wanted column; -1 where the file does not have it. */
    private final int[] positions;

    /** How many fields a record has in this file; -1 before the first one without a header. */
    private int expectedFields = -1;

    private boolean started;
    private boolean ended;

    CsvBatchReader(
            ObjectStore store,
            StoredObject file,
            CsvOptions options,
            Schema all,
            Schema wanted,
            ReadContext context) {
        this.file = file;
        this.options = options;
        this.all = all;
        this.wanted = wanted.columns();
        this.context = context;
        this.builders =
                this.wanted.stream()
                        .map(column -> new VectorBuilder(column.type(), context.batchSize()))
                        .toArray(VectorBuilder[]::new);
        this.parsers =
                this.wanted.stream()
                        .map(column -> FieldParser.of(column.type()))
                        .toArray(FieldParser[]::new);
        this.positions = new int[this.wanted.size()];
        this.records = new CsvRecords(store, file, options, context::countBytes);
    }

    @Override
    public @Nullable Batch next() {
        context.cancellation().throwIfCancelled();
        if (ended) {
            return null;
        }
        if (!started) {
            start();
        }
        int rows = 0;
        int skipped = 0;
        long characters = 0;
        while (rows < context.batchSize() && characters < MAX_BATCH_CHARACTERS) {
            CsvRecord record = records.next();
            if (record == null) {
                ended = true;
                records.close();
                break;
            }
            if (accept(record)) {
                convert(record);
                characters += record.fields() == 0 ? 0 : record.end(record.fields() - 1);
                rows++;
            } else if (++skipped % CANCELLATION_INTERVAL == 0) {
                context.cancellation().throwIfCancelled();
            }
        }
        return rows == 0 ? null : batch(rows);
    }

    private Batch batch(int rows) {
        ColumnVector[] vectors = new ColumnVector[builders.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = builders[i].build();
        }
        return Batch.of(rows, vectors);
    }

    private void start() {
        started = true;
        List<String> names = all.names();
        if (options.header()) {
            CsvRecord header = records.next();
            names = header == null ? List.of() : CsvHeader.read(header, file);
            expectedFields = names.size();
        } else {
            expectedFields = names.size();
        }
        for (int i = 0; i < positions.length; i++) {
            Column column = wanted.get(i);
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
        boolean[] kept = new boolean[names.size()];
        Arrays.stream(positions)
                .filter(position -> position >= 0)
                .forEach(position -> kept[position] = true);
        records.keep(kept);
    }

    private boolean accept(CsvRecord record) {
        if (record.fields() == expectedFields || options.ragged() == Ragged.NULL_FILL) {
            return true;
        }
        if (options.ragged() == Ragged.SKIP) {
            return false;
        }
        throw FileErrors.corrupt(
                        file.key(),
                        "line "
                                + record.line()
                                + " has "
                                + record.fields()
                                + " fields, not "
                                + expectedFields
                                + " (the option 'ragged' can be null_fill or skip)",
                        null)
                .with("line", String.valueOf(record.line()));
    }

    private void convert(CsvRecord record) {
        for (int i = 0; i < positions.length; i++) {
            int field = positions[i];
            if (field < 0 || field >= record.fields() || record.isNull(field, options.nullText())) {
                if (!wanted.get(i).nullable()) {
                    throw bad(record, i, "is NULL, but the column is NOT NULL", null);
                }
                builders[i].appendNull();
            } else {
                try {
                    parsers[i].append(
                            record.text(), record.start(field), record.end(field), builders[i]);
                } catch (IllegalArgumentException e) {
                    throw bad(record, i, "is not " + wanted.get(i).type(), e);
                }
            }
        }
    }

    private TauroException bad(
            CsvRecord record, int column, String what, @Nullable Throwable cause) {
        String name = wanted.get(column).name();
        // The cause is left out where it would quote the value.
        return FileErrors.corrupt(
                        file.key(),
                        "the value in line "
                                + record.line()
                                + ", column '"
                                + name
                                + "' "
                                + what
                                + "; declare the column's type in the schema of the table if it is another",
                        cause == null || cause.getMessage() != null ? null : cause)
                .with("line", String.valueOf(record.line()))
                .with("column", name);
    }

    @Override
    public void close() {
        ended = true;
        records.close();
    }
}
