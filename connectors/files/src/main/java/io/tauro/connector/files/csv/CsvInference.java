package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.Sample;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds columns and their types by reading the first records of the files. */
final class CsvInference {

    private final ObjectStore store;
    private final CsvOptions options;
    private final CsvDialect dialect;

    CsvInference(ObjectStore store, CsvOptions options, CsvDialect dialect) {
        this.store = store;
        this.options = options;
        this.dialect = dialect;
    }

    /**
     * The columns of all sampled files by name, in the order in which they are first met; each may
     * be null.
     */
    Schema infer(List<StoredObject> files) {
        Map<String, TypeGuess> columns = new LinkedHashMap<>();
        Sample.read(files, options.sampleRows(), (file, limit) -> sample(file, columns, limit));
        return new Schema(
                columns.entrySet().stream()
                        .map(entry -> Column.of(entry.getKey(), entry.getValue().type()))
                        .toList());
    }

    private int sample(StoredObject file, Map<String, TypeGuess> columns, int limit) {
        try (CsvRecords records = new CsvRecords(TextSource.sample(store, file), dialect)) {
            CsvRecord first = records.next();
            if (first == null) {
                return 0;
            }
            List<String> names =
                    dialect.header()
                            ? CsvHeader.read(first, file)
                            : CsvHeader.numbered(first.fields());
            List<TypeGuess> guesses =
                    names.stream()
                            .map(
                                    name ->
                                            columns.computeIfAbsent(
                                                    name,
                                                    ignored -> new TypeGuess(options.values())))
                            .toList();
            if (dialect.header() && names.size() == 1) {
                records.emptyLinesCount();
            }
            CsvRecord record = dialect.header() ? records.next() : first;
            int count = 0;
            while (record != null && count < limit) {
                for (int i = 0; i < Math.min(names.size(), record.fields()); i++) {
                    if (!record.isNull(i, dialect.nulls())) {
                        guesses.get(i).add(record.field(i), record.isQuoted(i));
                    }
                }
                count++;
                record = records.next();
            }
            return count;
        }
    }

    /** Refuses a declared column that none of the first files has. */
    void requireColumns(Schema declared, List<StoredObject> files) {
        List<String> missing = new ArrayList<>(declared.names());
        List<String> found = new ArrayList<>();
        for (StoredObject file : Sample.of(files)) {
            try (CsvRecords records = new CsvRecords(TextSource.sample(store, file), dialect)) {
                CsvRecord first = records.next();
                if (first == null) {
                    return;
                }
                found.addAll(CsvHeader.read(first, file));
                missing.removeAll(found);
                if (missing.isEmpty()) {
                    return;
                }
            }
        }
        String name = missing.get(0);
        throw FileErrors.schemaChanged(
                files.get(0).key(),
                name,
                "is in the schema of the table, but not in the header of any file."
                        + Suggestions.didYouMean(name, found)
                        + " Correct the schema, or set the option 'header' to false.");
    }

    /**
     * The rows of all files by the bytes that the first thousand records of the first file take;
     * negative if unknown.
     */
    double estimateRows(List<StoredObject> files) {
        double bytes = files.stream().mapToDouble(StoredObject::size).sum();
        StoredObject file = files.get(0);
        if (dialect.compression().of(file.key()) != Compression.NONE) {
            return -1;
        }
        long characters = 0;
        int rows = 0;
        try (CsvRecords records = new CsvRecords(TextSource.sample(store, file), dialect)) {
            CsvRecord record = records.next();
            while (record != null && rows < 1000) {
                characters += record.end(record.fields() - 1) + record.fields();
                rows++;
                record = records.next();
            }
        } catch (TauroException e) {
            // A broken file is an error when it is read.
            return -1;
        }
        return rows == 0 ? 0 : Math.ceil(bytes * rows / characters);
    }
}
