package io.tauro.connector.files;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns that stand in paths, Hive-style. Where a name stands in a path twice, the outermost
 * folder of the table counts, so that a folder is known before what is in it. Immutable.
 *
 * @param columns name and type of each, outermost first
 * @param above how many segments of a path are the folder that the table is in
 */
record Partitions(List<Column> columns, int above) {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    Partitions {
        columns = List.copyOf(columns);
    }

    /**
     * The partitions of these names, each of its declared type, or else of the narrowest that holds
     * the values of all files.
     *
     * @param above how many segments of a path are the folder that the table is in
     */
    static Partitions of(
            List<String> names, int above, Optional<Schema> declared, List<StoredObject> files) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new TauroException(
                    ErrorCode.INVALID_OPTION,
                    "A partition is named twice. Name each once.",
                    Map.of("option", "partitions"),
                    null);
        }
        return new Partitions(
                names.stream()
                        .map(
                                name ->
                                        declared.flatMap(schema -> schema.column(name))
                                                .orElseGet(
                                                        () ->
                                                                Column.of(
                                                                        name,
                                                                        inferType(
                                                                                name, above,
                                                                                files))))
                        .toList(),
                above);
    }

    private static DataType inferType(String name, int above, List<StoredObject> files) {
        boolean any = false;
        boolean integers = true;
        boolean dates = true;
        for (StoredObject file : files) {
            String text = text(file, above, name);
            if (text != null) {
                any = true;
                integers &= fits(DataType.BIGINT, text);
                dates &= fits(DataType.DATE, text);
            }
        }
        return any && integers ? DataType.BIGINT : any && dates ? DataType.DATE : DataType.VARCHAR;
    }

    private static boolean fits(DataType type, String text) {
        try {
            TextValues.parse(type, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The values of a file by column, null for null. */
    Map<String, @Nullable Object> values(StoredObject file) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Column column : columns) {
            values.put(column.name(), value(file, column));
        }
        return values;
    }

    /**
     * The values that the path of a folder within the table has, null for null; a column that it
     * does not have, or not of its type, is left out.
     */
    Map<String, @Nullable Object> known(String folder) {
        Map<String, @Nullable Object> values = new HashMap<>();
        String[] segments = folder.split("/");
        for (Column column : columns) {
            String text = outermost(segments, above, segments.length, column.name());
            if (text == null) {
                continue;
            }
            if (text.equals(NULL)) {
                values.put(column.name(), null);
            } else if (fits(column.type(), decode(text))) {
                values.put(column.name(), TextValues.parse(column.type(), decode(text)));
            }
        }
        return values;
    }

    private @Nullable Object value(StoredObject file, Column column) {
        String text = text(file, above, column.name());
        if (text == null) {
            if (!column.nullable()) {
                throw FileErrors.schemaChanged(
                        file.key(),
                        column.name(),
                        "is NULL in the path. Declare it without NOT NULL.");
            }
            return null;
        }
        try {
            return TextValues.parse(column.type(), text);
        } catch (IllegalArgumentException e) {
            throw FileErrors.schemaChanged(
                    file.key(),
                    column.name(),
                    "has a value in the path that is not "
                            + column.type()
                            + ". Declare its type in the schema of the table.");
        }
    }

    /** The text between {@code name=} and the next slash; null for the text that means null. */
    private static @Nullable String text(StoredObject file, int above, String name) {
        String[] segments = file.key().split("/");
        String value = outermost(segments, above, segments.length - 1, name);
        for (int i = Math.min(above, segments.length - 1); i > 0 && value == null; i--) {
            value = outermost(segments, i - 1, i, name);
        }
        if (value != null) {
            return value.equals(NULL) ? null : decode(value);
        }
        throw FileErrors.schemaChanged(
                file.key(),
                name,
                "is a partition that the path does not have. Move the file to a folder '"
                        + name
                        + "=…'.");
    }

    /** What the first of these segments says, as it is written; null if none does. */
    private static @Nullable String outermost(String[] segments, int from, int to, String name) {
        for (int i = from; i < to; i++) {
            int equals = segments[i].indexOf('=');
            if (equals > 0 && decode(segments[i].substring(0, equals)).equals(name)) {
                return segments[i].substring(equals + 1);
            }
        }
        return null;
    }

    /** Replaces {@code %41} by {@code A}; what is not two hex digits stays as it is. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high =
                    bytes[i] == '%' && i + 2 < bytes.length
                            ? Character.digit(bytes[i + 1], 16)
                            : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
