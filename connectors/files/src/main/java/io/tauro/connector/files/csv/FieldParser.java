package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.TextValues;
import io.tauro.data.VectorBuilder;
import io.tauro.type.DataType;

/** From the characters of a field to a value. Stateless. */
@FunctionalInterface
interface FieldParser {

    /**
     * Appends the value of the characters from {@code start} (inclusive) to {@code end}
     * (exclusive).
     *
     * @throws IllegalArgumentException if they are no value of the type
     */
    void append(char[] text, int start, int end, VectorBuilder builder);

    /**
     * The parser of a type: by hand for the frequent ones, and through an object for the others.
     */
    static FieldParser of(DataType type) {
        FieldParser slow =
                (text, start, end, builder) ->
                        builder.append(
                                TextValues.parse(type, new String(text, start, end - start)));
        return switch (type.kind()) {
            case BIGINT ->
                    new IntegerParser(
                            slow, VectorBuilder::appendLong, Long.MIN_VALUE, Long.MAX_VALUE);
            case INTEGER ->
                    new IntegerParser(
                            slow, FieldParser::appendInt, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DATE -> new DateParser(slow);
            case VARCHAR, JSON -> type.precision() == DataType.UNBOUNDED ? new TextParser() : slow;
            case DECIMAL ->
                    type.precision() <= 18
                            ? new DecimalParser(slow, type.scale(), type.precision())
                            : slow;
            default -> slow;
        };
    }

    private static void appendInt(VectorBuilder builder, long value) {
        builder.appendInt((int) value);
    }
}
