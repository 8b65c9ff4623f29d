package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.connector.files.format.TextValues;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;
import java.io.IOException;

/** From the tokens of a value to a value of one type. Stateless but for what it may use again. */
interface ValueReader {

    /**
     * The value that begins at the current token, which is not null, as an object of the type's
     * {@code javaType()}. Leaves the parser at the last token of the value, or within it after an
     * error.
     *
     * @throws BadValue if it is no value of the type
     */
    Object read(JsonParser parser, Budget budget) throws IOException, BadValue;

    /** Appends the value: all of it or, after an error, nothing. */
    default void append(JsonParser parser, Budget budget, VectorBuilder builder)
            throws IOException, BadValue {
        builder.append(read(parser, budget));
    }

    static ValueReader of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> new BooleanReader();
            case TINYINT -> new IntegerReader(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> new IntegerReader(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new IntegerReader(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new IntegerReader(type, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> new DecimalReader(type);
            case REAL, DOUBLE -> new FloatingReader(type);
            case CHAR, VARCHAR -> new TextReader(type);
            case JSON -> new JsonTextReader(type);
            case DATE, TIMESTAMP -> new DateReader(type);
            case ARRAY -> new ArrayReader(type);
            case MAP -> new MapReader(type);
            case ROW -> new RowReader(type);
            default -> (parser, budget) -> text(type, parser);
        };
    }

    /** A value that is written as text. */
    static Object text(DataType type, JsonParser parser) throws IOException, BadValue {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw mismatch(type);
        }
        return parse(type, parser.getText());
    }

    static Object parse(DataType type, String text) throws BadValue {
        try {
            return TextValues.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw mismatch(type);
        }
    }

    static BadValue mismatch(DataType type) {
        return new BadValue("is not " + type);
    }
}
