package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the columns of a table: names and types. */
final class SchemaReader {

    private static final List<String> TYPES =
            List.of(
                    "BOOLEAN",
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "DECIMAL",
                    "REAL",
                    "DOUBLE",
                    "CHAR",
                    "VARCHAR",
                    "VARBINARY",
                    "DATE",
                    "TIME",
                    "TIMESTAMP",
                    "UUID",
                    "JSON");

    private SchemaReader() {}

    /** The columns under {@code schema}, if they are given. */
    static Optional<Schema> read(Section table) {
        return table.section("schema", null).map(SchemaReader::columns);
    }

    private static Schema columns(Section section) {
        List<Column> columns = section.names().stream().map(name -> column(section, name)).toList();
        if (columns.isEmpty()) {
            throw section.place().invalid("at least one column");
        }
        return new Schema(columns);
    }

    private static Column column(Section section, String name) {
        if (name.isBlank()) {
            throw section.place(name).invalid("under a name that is not blank");
        }
        String type = section.requireText(name);
        try {
            return Column.of(name, DataType.parse(type));
        } catch (IllegalArgumentException e) {
            throw section.place(name)
                    .error(
                            ErrorCode.INVALID_OPTION,
                            "The value of",
                            " must be a type such as BIGINT, VARCHAR or DECIMAL(10,4)."
                                    + Suggestions.didYouMean(type, new TreeSet<>(TYPES)));
        }
    }
}
