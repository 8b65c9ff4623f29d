package io.tauro.connector.delta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the columns and fields of type {@code void} out of a schema. Spark makes them of {@code
 * SELECT NULL} and writes them into no file; the protocol does not have them.
 */
final class VoidColumns {

    private VoidColumns() {}

    /** The schema without them; as it is if it has none, or is no JSON. */
    static String left(String schema) {
        if (!schema.contains("\"void\"")) {
            return schema;
        }
        StringWriter text = new StringWriter();
        try (JsonParser parser = KernelJson.JSON.createParser(schema);
                JsonGenerator json = KernelJson.JSON.createGenerator(text)) {
            parser.nextToken();
            write(json, value(parser));
        } catch (IOException e) {
            return schema;
        }
        return text.toString();
    }

    private static boolean isVoid(@Nullable Object value) {
        return value instanceof Map<?, ?> field
                && field.containsKey("name")
                && "void".equals(field.get("type"));
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object one = value(parser);
                if (!isVoid(one)) {
                    values.add(one);
                }
            }
            return values;
        }
        if (token == null) {
            throw new IOException("It ends early");
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getText();
        };
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> values) {
            json.writeStartArray();
            for (Object one : values) {
                write(json, one);
            }
            json.writeEndArray();
        } else {
            // Numbers, booleans, text and null: the generator knows them all.
            json.writeObject(value);
        }
    }
}
