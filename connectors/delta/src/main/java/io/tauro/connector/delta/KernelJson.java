package io.tauro.connector.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.io.StringWriter;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as values of the kernel's types; see {@link ObjectVector}. Stateless. */
final class KernelJson {

    static final JsonFactory JSON = new JsonFactory();

    private KernelJson() {}

    /**
     * A value; the parser is at its first token.
     *
     * @throws NotOfType if it is none of the type
     */
    static @Nullable Object value(JsonParser parser, DataType type) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type instanceof StructType struct) {
            return struct(parser, struct);
        }
        if (type instanceof ArrayType array) {
            require(token == JsonToken.START_ARRAY);
            List<@Nullable Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser, array.getElementType()));
            }
            return values;
        }
        if (type instanceof MapType map) {
            require(token == JsonToken.START_OBJECT);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                values.put(key, value(parser, map.getValueType()));
            }
            return values;
        }
        return type instanceof StringType ? text(parser) : scalar(parser, type);
    }

    /** The fields of an object, by the names of a struct; others are passed over. */
    static @Nullable Object[] struct(JsonParser parser, StructType type) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        Map<String, Integer> ordinals = new HashMap<>();
        for (int i = 0; i < type.length(); i++) {
            ordinals.put(type.at(i).getName(), i);
        }
        @Nullable Object[] values = new Object[type.length()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Integer ordinal = ordinals.get(parser.currentName());
            parser.nextToken();
            if (ordinal == null) {
                parser.skipChildren();
            } else {
                values[ordinal] = value(parser, type.at(ordinal).getDataType());
            }
        }
        return values;
    }

    /** Text; of anything else the JSON. */
    private static String text(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.getText();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static Object scalar(JsonParser parser, DataType type) throws IOException {
        JsonToken token = parser.currentToken();
        if (type instanceof BooleanType) {
            require(token.isBoolean());
            return parser.getBooleanValue();
        }
        if (type instanceof DateType) {
            return (int) LocalDate.parse(string(parser)).toEpochDay();
        }
        if (type instanceof BinaryType) {
            return string(parser).getBytes(StandardCharsets.UTF_8);
        }
        if (type instanceof FloatType || type instanceof DoubleType) {
            return Double.valueOf(token.isNumeric() ? parser.getText() : string(parser));
        }
        require(token.isNumeric());
        if (type instanceof DecimalType decimal) {
            return parser.getDecimalValue().setScale(decimal.getScale(), RoundingMode.UNNECESSARY);
        }
        require(
                type instanceof ByteType
                        || type instanceof ShortType
                        || type instanceof IntegerType
                        || type instanceof LongType);
        long number = parser.getDecimalValue().longValueExact();
        if (type instanceof IntegerType) {
            return Math.toIntExact(number);
        }
        return number;
    }

    private static String string(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new NotOfType();
        }
    }

    /** A value that is not of the type that the protocol says. */
    static final class NotOfType extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
