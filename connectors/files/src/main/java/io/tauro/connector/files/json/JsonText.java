package io.tauro.connector.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;

/**
 * Writes a value again as it was, without blanks: numbers keep their digits, fields their order.
 */
final class JsonText {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private JsonText() {}

    static String write(JsonParser parser, Budget budget) throws IOException, BadValue {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token.isStructEnd()) {
                depth--;
                text.append(token.asString());
            } else {
                if (follows(text)) {
                    text.append(',');
                }
                depth += token.isStructStart() ? 1 : 0;
                scalar(token, parser, budget, text);
            }
            if (depth == 0 && token != JsonToken.FIELD_NAME) {
                return text.toString();
            }
            token = parser.nextToken();
        }
    }

    private static void scalar(
            JsonToken token, JsonParser parser, Budget budget, StringBuilder text)
            throws IOException, BadValue {
        switch (token) {
            case FIELD_NAME, VALUE_STRING -> {
                String raw = Texts.whole(parser.getText());
                budget.take(raw.length());
                text.append('"');
                ENCODER.quoteAsString(raw, text);
                text.append(token == JsonToken.FIELD_NAME ? "\":" : "\"");
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                String raw = parser.getText();
                budget.take(raw.length());
                text.append(raw);
            }
            default -> {
                budget.take(0);
                text.append(token.asString());
            }
        }
    }

    /** Whether what comes next is not the first in its object or array, nor behind a name. */
    private static boolean follows(StringBuilder text) {
        if (text.length() == 0) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return last != '{' && last != '[' && last != ':';
    }
}
