package io.tauro.internal.physical;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts names in the place of column positions ({@code $3}) in the text of an expression. */
public final class ColumnNames {

    private static final Pattern POSITION = Pattern.compile("\\$(\\d+)");

    private ColumnNames() {}

    /** The text with the names of these columns. */
    public static String in(String text, List<String> names) {
        return POSITION.matcher(text)
                .replaceAll(
                        match -> {
                            int position = Integer.parseInt(match.group(1));
                            return Matcher.quoteReplacement(
                                    position < names.size() ? names.get(position) : match.group());
                        });
    }
}
