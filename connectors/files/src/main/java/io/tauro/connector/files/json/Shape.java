package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the values of a column, field or element were so far. */
final class Shape {

    /** An object with more fields is a dictionary and no row. */
    static final int MAX_FIELDS = 1000;

    /** So many columns, fields and elements of all records are told apart. */
    static final int MAX_SHAPES = 100_000;

    private final Count shapes;
    private final NumberGuess numbers = new NumberGuess();
    private final TextGuess texts = new TextGuess();
    private final Map<String, Shape> fields = new LinkedHashMap<>();
    private boolean booleans;
    private boolean objects;
    private boolean tooManyFields;
    private @Nullable Shape elements;

    /** What all values of objects with many fields were, where those are taken for maps. */
    private @Nullable Shape mapValues;

    /** How many there are of one table. */
    static final class Count {
        private final int mostFields;
        private int count;

        /**
         * @param mostFields how many fields a row has at most; an object with more is a map. 0 if
         *     none is
         */
        Count(int mostFields) {
            this.mostFields = mostFields;
        }
    }

    Shape(Count shapes) {
        this.shapes = shapes;
        shapes.count++;
    }

    /** Looks at the value that begins at the current token, and leaves the parser at its last. */
    void add(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_TRUE, VALUE_FALSE -> booleans = true;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.add(parser);
            case VALUE_STRING -> texts.add(parser);
            case START_OBJECT -> addObject(parser);
            case START_ARRAY -> addArray(parser);
            default -> {}
        }
    }

    private void addArray(JsonParser parser) throws IOException {
        if (elements == null) {
            elements = new Shape(shapes);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(parser);
        }
    }

    private void addObject(JsonParser parser) throws IOException {
        objects = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            boolean many = fields.size() == MAX_FIELDS || shapes.count >= MAX_SHAPES;
            if (shapes.mostFields > 0
                    && mapValues == null
                    && fields.size() >= shapes.mostFields
                    && !fields.containsKey(name)) {
                mapValues = new Shape(shapes);
                fields.values().forEach(mapValues::merge);
                fields.clear();
            }
            if (mapValues != null) {
                mapValues.add(parser);
                continue;
            }
            if (many && !fields.containsKey(name)) {
                tooManyFields = true;
                fields.clear();
            }
            if (tooManyFields || name.isEmpty()) {
                parser.skipChildren();
            } else {
                fields.computeIfAbsent(name, ignored -> new Shape(shapes)).add(parser);
            }
        }
    }

    /** Takes in what another one has seen. */
    private void merge(Shape other) {
        booleans |= other.booleans;
        objects |= other.objects;
        tooManyFields |= other.tooManyFields;
        numbers.merge(other.numbers);
        texts.merge(other.texts);
        elements = merged(elements, other.elements);
        mapValues = merged(mapValues, other.mapValues);
        other.fields.forEach(
                (name, shape) ->
                        fields.computeIfAbsent(name, ignored -> new Shape(shapes)).merge(shape));
        if (mapValues != null) {
            fields.values().forEach(mapValues::merge);
            fields.clear();
        }
        if (fields.size() > MAX_FIELDS) {
            tooManyFields = true;
            fields.clear();
        }
    }

    private static @Nullable Shape merged(@Nullable Shape one, @Nullable Shape other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        one.merge(other);
        return one;
    }

    /**
     * The narrowest type that holds all of them: scalars of several kinds are text, nested values
     * of several kinds, and nested values beside scalars, are JSON.
     */
    DataType type() {
        boolean arrays = elements != null;
        int scalars = (booleans ? 1 : 0) + (numbers.any() ? 1 : 0) + (texts.any() ? 1 : 0);
        if (objects || arrays) {
            return scalars > 0 || objects && arrays ? DataType.JSON : nested();
        }
        if (scalars != 1) {
            return DataType.VARCHAR;
        }
        if (booleans) {
            return DataType.BOOLEAN;
        }
        return numbers.any() ? numbers.type() : texts.type();
    }

    private DataType nested() {
        if (elements != null) {
            return DataType.array(elements.type());
        }
        if (mapValues != null) {
            return DataType.map(DataType.VARCHAR, mapValues.type());
        }
        if (tooManyFields || fields.isEmpty()) {
            return DataType.JSON;
        }
        List<Column> columns = new ArrayList<>();
        fields.forEach((name, shape) -> columns.add(Column.of(name, shape.type())));
        return DataType.row(columns);
    }
}
