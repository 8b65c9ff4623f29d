package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.type.DataType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an object as keys and values. */
final class MapReader implements ValueReader {

    private final DataType type;
    private final DataType keyType;
    private final PartReader value;

    MapReader(DataType type) {
        this.type = type;
        this.keyType = type.fields().get(0).type();
        this.value = new PartReader(type.fields().get(1));
    }

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ValueReader.mismatch(type);
        }
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            try {
                budget.take(name.length());
                Object key = ValueReader.parse(keyType, Texts.whole(name));
                parser.nextToken();
                Object read = value.read(parser, budget);
                if (entries.containsKey(key)) {
                    throw new BadValue("has a key twice");
                }
                entries.put(key, read);
            } catch (BadValue e) {
                // A key is a value: it is not told.
                throw e.within("{" + entries.size() + "}");
            }
        }
        return entries;
    }
}
