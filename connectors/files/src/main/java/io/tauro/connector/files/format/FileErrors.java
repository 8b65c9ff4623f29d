package io.tauro.connector.files.format;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The errors that formats share. None shows a value. */
public final class FileErrors {

    private FileErrors() {}

    /** A file whose bytes are not what the format says. */
    public static TauroException corrupt(String file, String what, @Nullable Throwable cause) {
        return new TauroException(
                ErrorCode.FILE_CORRUPT,
                "File '" + file + "' is broken: " + what + ". Write the file again.",
                Map.of("file", file),
                cause);
    }

    /** Two files, or a file and the schema, that disagree about a column. */
    public static TauroException schemaChanged(String file, String column, String what) {
        return new TauroException(
                ErrorCode.SCHEMA_CHANGED,
                "Column '" + column + "' of file '" + file + "' " + what,
                Map.of("file", file, "column", column),
                null);
    }
}
