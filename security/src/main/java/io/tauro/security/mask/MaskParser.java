package io.tauro.security.mask;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads masks as policies write them. Used once. */
final class MaskParser {

    private final String text;

    MaskParser(String text) {
        this.text = text.strip();
    }

    Mask parse() {
        int open = text.indexOf('(');
        String word = (open < 0 ? text : text.substring(0, open)).strip();
        MaskKind kind = kind(word);
        if (open < 0) {
            return complete(kind, Map.of());
        }
        if (!text.endsWith(")")) {
            throw invalid("Mask '" + word + "' has no closing parenthesis. Add it.");
        }
        return complete(kind, arguments(kind, text.substring(open + 1, text.length() - 1)));
    }

    private static MaskKind kind(String word) {
        List<String> words =
                Arrays.stream(MaskKind.values())
                        .filter(MaskParser::isWritten)
                        .map(MaskKind::word)
                        .toList();
        return Arrays.stream(MaskKind.values())
                .filter(MaskParser::isWritten)
                .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                invalid(
                                        "There is no mask '"
                                                + word
                                                + "'."
                                                + Suggestions.didYouMean(word, words)
                                                + " Known masks: "
                                                + String.join(", ", words)
                                                + "."));
    }

    private static boolean isWritten(MaskKind kind) {
        return kind != MaskKind.EXPRESSION && kind != MaskKind.FUNCTION;
    }

    private static Map<String, String> arguments(MaskKind kind, String list) {
        Map<String, String> named = new HashMap<>();
        if (list.isBlank()) {
            return named;
        }
        int position = 0;
        for (String one : list.split(",", -1)) {
            int equals = one.indexOf('=');
            String name =
                    equals < 0 ? positional(kind, position++) : one.substring(0, equals).strip();
            String value = one.substring(equals + 1).strip();
            if (value.isEmpty() || named.put(name, value) != null) {
                throw invalid(
                        "Argument '"
                                + name
                                + "' of mask '"
                                + kind.word()
                                + "' is "
                                + (value.isEmpty() ? "empty" : "given twice")
                                + ". Give it once, with a value.");
            }
        }
        return named;
    }

    private static String positional(MaskKind kind, int position) {
        List<String> names =
                switch (kind) {
                    case PARTIAL -> List.of("first", "last");
                    case BUCKET -> List.of("width");
                    default -> List.of();
                };
        if (position >= names.size()) {
            throw invalid(
                    "Mask '"
                            + kind.word()
                            + "' has an argument without a name that it does not know. Write name=value.");
        }
        return names.get(position);
    }

    private static Mask complete(MaskKind kind, Map<String, String> arguments) {
        return new Mask(kind, arguments, Optional.empty());
    }

    private static TauroException invalid(String message) {
        return new TauroException(ErrorCode.INVALID_POLICY, message);
    }
}
