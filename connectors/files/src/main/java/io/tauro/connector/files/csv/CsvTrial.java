package io.tauro.connector.files.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.tauro.connector.files.csv.CsvOptions.Ragged;
import io.tauro.type.Column;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a sample is when it is read in a dialect. The greater one is the better one. */
final class CsvTrial implements Comparable<CsvTrial> {

    private final CsvDialect dialect;
    private final CsvOptions options;
    private final Optional<Schema> declared;
    private final List<List<Field>> records = new ArrayList<>();
    private boolean broken;
    private boolean even = true;
    private int quoted;

    private record Field(String text, boolean quoted, boolean isNull) {}

    /**
     * @param cut whether the sample ends where the file does not: in the middle of a record
     */
    CsvTrial(
            CsvDialect dialect,
            CsvOptions options,
            Optional<Schema> declared,
            String sample,
            boolean cut) {
        this.dialect = dialect;
        this.options = options;
        this.declared = declared;
        CsvRecord record = new CsvRecord();
        try {
            CsvParser parser = CsvParser.of(dialect, new StringReader(sample), record);
            while (parser.next()) {
                if (!record.isEmptyLine()) {
                    records.add(fields(record));
                }
            }
        } catch (CsvParseException | CsvSyntax | IllegalStateException | IOException e) {
            broken = true;
        }
        if (cut && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        for (List<Field> fields : records) {
            even &= fits(fields);
            quoted += (int) fields.stream().filter(Field::quoted).count();
        }
    }

    private List<Field> fields(CsvRecord record) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < record.fields(); i++) {
            fields.add(
                    new Field(
                            record.field(i),
                            record.isQuoted(i),
                            record.isNull(i, dialect.nulls())));
        }
        return fields;
    }

    /** A delimiter at the end of a line makes no field. */
    private boolean fits(List<Field> fields) {
        int surplus = fields.size() - columns();
        Field last = fields.get(fields.size() - 1);
        return surplus == 0 || surplus == 1 && last.text().isEmpty() && !last.quoted();
    }

    private int columns() {
        return records.isEmpty() ? 0 : records.get(0).size();
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** Whether the files can be read in this way, so that no other needs to be looked for. */
    boolean reads() {
        boolean allowed = even || options.ragged() != Ragged.ERROR;
        return !broken && allowed && (columns() > 1 || isDeclared());
    }

    /** Whether the files may be written in this way: as a table of several columns. */
    boolean mayBe(boolean few) {
        boolean used = dialect.quote() != '\'' || quoted > 0 || options.quote().isPresent();
        return !broken
                && even
                && used
                && columns() > 1
                && (few || records.size() > 1 || isDeclared());
    }

    /** Whether the columns that are declared are there. */
    private boolean isDeclared() {
        if (declared.isEmpty() || records.isEmpty()) {
            return false;
        }
        List<Column> columns = declared.get().columns();
        if (!dialect.header()) {
            return columns.size() == columns();
        }
        List<String> names = records.get(0).stream().map(field -> field.text().strip()).toList();
        return columns.stream().anyMatch(column -> names.contains(column.name()));
    }

    /**
     * Whether the first record has names: texts that differ, and are no values of the columns below
     * them where those are no texts.
     */
    boolean looksLikeHeader() {
        if (records.isEmpty()) {
            return true;
        }
        List<Field> first = records.get(0);
        if (declared.isPresent()) {
            return isDeclaredIn(first);
        }
        boolean typed = false;
        boolean differs = false;
        for (int i = 0; i < first.size(); i++) {
            TypeGuess below = new TypeGuess(options.values());
            for (List<Field> fields : records.subList(1, records.size())) {
                if (i < fields.size() && !fields.get(i).isNull()) {
                    below.add(fields.get(i).text(), fields.get(i).quoted());
                }
            }
            if (below.isTyped()) {
                typed = true;
                Field field = first.get(i);
                differs |= !field.isNull() && !below.mayBe(field.text(), field.quoted());
            }
        }
        return typed ? differs : areNames(first);
    }

    private boolean isDeclaredIn(List<Field> first) {
        List<String> names = first.stream().map(field -> field.text().strip()).toList();
        return declared.orElseThrow().columns().stream()
                .anyMatch(column -> names.contains(column.name()));
    }

    private boolean areNames(List<Field> first) {
        HashSet<String> different = new HashSet<>();
        for (Field field : first) {
            TypeGuess value = new TypeGuess(options.values());
            value.add(field.text(), field.quoted());
            if (field.isNull() || value.isTyped() || !different.add(field.text())) {
                return false;
            }
        }
        return true;
    }

    /** Declared columns first, then fields in quotes, then the number of columns. */
    @Override
    public int compareTo(CsvTrial other) {
        int order = Boolean.compare(isDeclared(), other.isDeclared());
        if (order == 0) {
            order = Boolean.compare(quoted > 0, other.quoted > 0);
        }
        return order == 0 ? Integer.compare(columns(), other.columns()) : order;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
