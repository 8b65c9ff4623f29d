package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.TauroException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Errors of JSON files. Those of the parser are not passed on: they quote what they found. */
final class JsonFailures {

    private JsonFailures() {}

    /**
     * @param rest what ends the message, if it is about the text
     */
    static TauroException of(
            StoredObject file, Compression compression, IOException e, long line, String rest) {
        if (e instanceof JsonEOFException) {
            String what = "it ends in the middle of a record, in line " + line + rest;
            return at(file, line, what, null);
        }
        if (e instanceof StreamConstraintsException) {
            return at(
                    file,
                    line,
                    "values nested deeper than "
                            + JsonParsers.MAX_DEPTH
                            + " levels, or a text, number or name that is too long, in line "
                            + line
                            + rest,
                    null);
        }
        if (e instanceof JsonProcessingException) {
            return at(
                    file,
                    line,
                    "it is not JSON in line "
                            + line
                            + " (the option 'bad_records' can be skip for files of a record a line)"
                            + rest,
                    null);
        }
        if (e instanceof CharacterCodingException) {
            String what = "bytes that are not in the encoding in or behind line " + line + rest;
            return at(file, line, what, e);
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return at(
                    file,
                    line,
                    "it is not complete and correct "
                            + compression.word()
                            + " in or behind line "
                            + line,
                    e);
        }
        return at(file, line, "it cannot be unpacked in or behind line " + line, e);
    }

    static TauroException value(
            StoredObject file, long line, String column, BadValue bad, String rest) {
        String path = column + bad.path();
        return at(
                        file,
                        line,
                        "the value in line "
                                + line
                                + ", column '"
                                + path
                                + "' "
                                + bad.what()
                                + "; declare the column's type in the schema of the table if it is another,"
                                + " or set the option 'bad_records' to skip"
                                + rest,
                        null)
                .with("column", path);
    }

    static TauroException record(StoredObject file, long line, String rest) {
        return at(
                file,
                line,
                "the record in line "
                        + line
                        + " is not an object (the option 'bad_records' can be skip)"
                        + rest,
                null);
    }

    private static TauroException at(
            StoredObject file, long line, String what, @Nullable Throwable cause) {
        return FileErrors.corrupt(file.key(), what, cause).with("line", String.valueOf(line));
    }
}
