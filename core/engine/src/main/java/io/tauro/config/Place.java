package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a configuration file: its key with all keys above it, and the position
 * of that key. Immutable.
 *
 * @param file the file as it was named
 * @param parent what it stands below; null for the whole file
 * @param name its own key, or its number in brackets; empty for the whole file
 * @param line from 1
 * @param column from 1
 */
record Place(String file, @Nullable Place parent, String name, int line, int column) {

    static Place ofFile(String file) {
        return new Place(file, null, "", 1, 1);
    }

    Place child(String key, int keyLine, int keyColumn) {
        return new Place(file, this, key, keyLine, keyColumn);
    }

    /** All keys, outermost first: {@code connections.crm.pool.max_size}, {@code schemas[0].as}. */
    String key() {
        if (parent == null) {
            return name;
        }
        String above = parent.key();
        return above.isEmpty() || name.startsWith("[") ? above + name : above + "." + name;
    }

    /** The key, the file and the position, as messages show them. */
    String where() {
        String key = key();
        String position = "(" + file + ", line " + line + ", column " + column + ")";
        return key.isEmpty() ? position : "'" + key + "' " + position;
    }

    /**
     * An error about this place.
     *
     * @param before the text before the place: {@code Unknown key}
     * @param after the text behind it, beginning with a space or a mark
     */
    TauroException error(ErrorCode code, String before, String after) {
        return error(code, before + " " + where() + after, (Throwable) null);
    }

    private TauroException error(ErrorCode code, String text, @Nullable Throwable cause) {
        return new TauroException(
                code,
                text,
                Map.of(
                        "file", file,
                        "key", key(),
                        "line", Integer.toString(line),
                        "column", Integer.toString(column)),
                cause);
    }

    /** That the value here is of the wrong kind. It does not show the value. */
    TauroException invalid(String expected) {
        return error(
                ErrorCode.INVALID_OPTION, "The value of", " must be " + expected + ". Correct it.");
    }

    /** That this version cannot do what is written here. */
    TauroException notSupported(String advice) {
        return error(ErrorCode.NOT_SUPPORTED, "This version does not support", ". " + advice);
    }

    /** An error of somebody who does not know the file, with this place added. */
    TauroException located(TauroException error) {
        return error(error.code(), error.text() + " See " + where() + ".", error);
    }

    /** What the supplier gives; its errors are given this place. */
    <T> T in(Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (TauroException e) {
            throw e.context().containsKey("line") ? e : located(e);
        }
    }
}
