package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import io.tauro.type.DataType;
import java.io.IOException;

/** Any value as JSON without blanks. */
record JsonTextReader(DataType type) implements ValueReader {

    @Override
    public Object read(JsonParser parser, Budget budget) throws IOException, BadValue {
        return ValueReader.parse(type, JsonText.write(parser, budget));
    }
}
