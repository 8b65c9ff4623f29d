package io.tauro.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads text as JSON; what is no JSON is a {@link JsonFailure}. Thread-safe. */
public final class JsonReader {

    /** Deeper than documents are, and no danger to the stack. */
    static final int MAX_DEPTH = 100;

    private static final int MAX_NUMBER = 10_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private JsonReader() {}

    /** The value that a text is. */
    public static Json read(String text) {
        return read(text, false);
    }

    /** The value that a text is, in which no object has a name twice. */
    public static Json readUnique(String text) {
        return read(text, true);
    }

    /** The value that a text is; null if it is none. */
    public static @Nullable Json tryRead(String text) {
        try {
            return read(text, false);
        } catch (JsonFailure notJson) {
            return null;
        }
    }

    /** Whether a text is JSON, without making anything of it. */
    public static boolean isJson(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            requireValue(parser.nextToken());
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException | IllegalStateException | JsonFailure e) {
            return false;
        }
    }

    private static Json read(String text, boolean unique) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Json value = value(parser, parser.nextToken(), unique);
            if (parser.nextToken() != null) {
                throw JsonFailure.notJson();
            }
            return value;
        } catch (IOException | IllegalStateException e) {
            throw JsonFailure.notJson();
        }
    }

    private static JsonToken requireValue(@Nullable JsonToken token) {
        if (token == null) {
            throw JsonFailure.notJson();
        }
        return token;
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token, boolean unique)
            throws IOException {
        return switch (requireValue(token)) {
            case START_OBJECT -> object(parser, unique);
            case START_ARRAY -> array(parser, unique);
            case VALUE_STRING -> new Json.Text(paired(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_NULL -> Json.Null.VALUE;
            default -> throw JsonFailure.notJson();
        };
    }

    private static Json object(JsonParser parser, boolean unique) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = paired(parser.currentName());
            Json before = members.put(name, value(parser, parser.nextToken(), unique));
            if (unique && before != null) {
                throw JsonFailure.unexpected("has an object with a name twice");
            }
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser, boolean unique) throws IOException {
        List<Json> elements = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            elements.add(value(parser, token, unique));
            token = parser.nextToken();
        }
        return new Json.Array(elements);
    }

    /** Text without halves of characters, which an escape can write, and UTF-8 cannot. */
    private static String paired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw JsonFailure.notJson();
                }
                i++;
            }
        }
        return text;
    }
}
