package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of the columns of a file. */
final class CsvHeader {

    private CsvHeader() {}

    /**
     * The names in the first record; a column without one is called by its number, like those of a
     * file without a header.
     */
    static List<String> read(CsvRecord record, StoredObject file) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < record.fields(); i++) {
            String name = record.field(i);
            if (!record.isQuoted(i)) {
                name = name.strip();
            }
            names.add(name.isEmpty() ? "column" + (i + 1) : name);
            if (!seen.add(names.get(i))) {
                throw FileErrors.corrupt(
                        file.key(),
                        "its header names column "
                                + (i + 1)
                                + " like one before it; without it, columns can be named by the schema"
                                + " (the options 'header' false and 'skip_rows' 1)",
                        null);
            }
        }
        return names;
    }

    /** {@code column1}, {@code column2}, … */
    static List<String> numbered(int fields) {
        return IntStream.rangeClosed(1, fields).mapToObj(i -> "column" + i).toList();
    }
}
