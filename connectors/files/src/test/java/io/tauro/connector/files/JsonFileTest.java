package io.tauro.connector.files;

import io.tauro.type.DataType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tests that write JSON. */
abstract class JsonFileTest extends TextFileTest {

    JsonFileTest() {
        super("json");
    }

    /** The type of a column that has these values. */
    final DataType inferred(String... values) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String value : values) {
            text.append("{\"a\":").append(value).append("}\n");
        }
        return schema(file(text.toString())).column(0).type();
    }

    /** A value that is read as a type. */
    final @Nullable Object value(String type, String json) throws IOException {
        return rows(file("{\"a\":" + json + "}").schema(columns("a", type))).get(0).get(0);
    }
}
