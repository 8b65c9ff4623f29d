package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.DataType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an object in the order of the type; those that it does not name are left out. */
final class RowReader implements ValueReader {

    private final DataType type;
    private final PartReader[] fields;
    private final Map<String, Integer> positions = new HashMap<>();

    RowReader(DataType type) {
        this.type = type;
        this.fields = type.fields().stream().map(PartReader::new).toArray(PartReader[]::new);
        for (int i = 0; i < fields.length; i++) {
            positions.putIfAbsent(type.fields().get(i).name(), i);
        }
    }

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ValueReader.mismatch(type);
        }
        @Nullable Object[] values = new Object[fields.length];
        boolean[] found = new boolean[fields.length];
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Integer position = positions.get(parser.currentName());
            parser.nextToken();
            if (position == null) {
                parser.skipChildren();
                continue;
            }
            try {
                if (found[position]) {
                    throw new BadValue("is there twice");
                }
                values[position] = fields[position].read(parser, budget);
                found[position] = true;
            } catch (BadValue e) {
                throw e.within("." + type.fields().get(position).name());
            }
        }
        for (int i = 0; i < found.length; i++) {
            if (!found[i] && !fields[i].nullable()) {
                throw new BadValue("is missing, but NOT NULL in the schema")
                        .within("." + type.fields().get(i).name());
            }
        }
        List<@Nullable Object> row = Arrays.asList(values);
        return row;
    }
}
