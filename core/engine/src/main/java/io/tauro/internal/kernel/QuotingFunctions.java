package io.tauro.internal.kernel;

import io.tauro.data.BooleanVector;
import io.tauro.internal.kernel.Expression.FunctionCall;
import io.tauro.internal.kernel.FunctionEvaluator.Nulls;
import io.tauro.type.DataType;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as a part of SQL, text by a template, and the normal forms of Unicode. */
final class QuotingFunctions {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** The words of PostgreSQL that are no names without quotes. */
    private static final Set<String> RESERVED =
            new HashSet<>(
                    Arrays.asList(
                            ("all analyse analyze and any array as asc asymmetric authorization between bigint "
                                            + "binary bit boolean both case cast char character check coalesce collate collation "
                                            + "column concurrently constraint create cross current_catalog current_date "
                                            + "current_role current_schema current_time current_timestamp current_user dec decimal "
                                            + "default deferrable desc distinct do else end except exists extract false fetch float "
                                            + "for foreign freeze from full grant greatest group grouping having ilike in initially "
                                            + "inner inout int integer intersect interval into is isnull join lateral leading least "
                                            + "left like limit localtime localtimestamp national natural nchar none normalize not "
                                            + "notnull null nullif numeric offset on only or order out outer overlaps overlay "
                                            + "placing position precision primary real references returning right row select "
                                            + "session_user setof similar smallint some substring symmetric table tablesample then "
                                            + "time timestamp to trailing treat trim true union unique user using values varchar "
                                            + "variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists "
                                            + "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable ")
                                    .split(" ")));

    private QuotingFunctions() {}

    static void addTo(Topic topic) {
        topic.add(
                        ScalarFunction.QUOTE_LITERAL,
                        "(text) → text",
                        "The text as a literal of SQL.",
                        call -> TextMaker.kernel(call, (a, row) -> literal(a.text(0, row))))
                .add(
                        ScalarFunction.QUOTE_NULLABLE,
                        "(text) → text",
                        "The text as a literal of SQL, and NULL for a null.",
                        Nulls.OWN,
                        call ->
                                TextMaker.kernel(
                                        call,
                                        (a, row) ->
                                                a.isNull(0, row)
                                                        ? "NULL"
                                                        : literal(a.text(0, row))))
                .add(
                        ScalarFunction.QUOTE_IDENT,
                        "(text) → text",
                        "The text as a name of SQL, in quotes where it needs them.",
                        call -> TextMaker.kernel(call, (a, row) -> name(a.text(0, row))))
                .add(
                        ScalarFunction.FORMAT,
                        "(template, value, …) → text",
                        "The template with values in it: %s as text, %I as a name, %L as a literal,"
                                + " %% a percent sign; %2$s takes the second value, %-10s fills to"
                                + " ten characters.",
                        Nulls.OWN,
                        call -> TextMaker.kernel(call, TextTemplate::format))
                .add(
                        ScalarFunction.NORMALIZE,
                        "(text [, form]) → text",
                        "A normal form of Unicode: NFC, NFD, NFKC or NFKD.",
                        call ->
                                TextMaker.kernel(
                                        call,
                                        (a, row) ->
                                                Normalizer.normalize(
                                                        a.text(0, row), form(a, row, call))))
                .add(
                        ScalarFunction.IS_NORMALIZED,
                        "(text [, form]) → boolean",
                        "Whether the text is in a normal form of Unicode.",
                        QuotingFunctions::isNormalized);
    }

    /** In single quotes; with a backslash in it, as a literal of the form E'…'. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    static String name(String text) {
        boolean plain = PLAIN_NAME.matcher(text).matches() && !RESERVED.contains(text);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Normalizer.Form form(Arguments arguments, int row, FunctionCall call) {
        String name =
                arguments.count() > 1 ? arguments.text(1, row).toUpperCase(Locale.ROOT) : "NFC";
        return switch (name) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default ->
                    throw KernelErrors.invalid(
                            call.function(), "is a form but not NFC, NFD, NFKC or NFKD.");
        };
    }

    private static Kernel isNormalized(FunctionCall call) {
        return (arguments, rows) -> {
            boolean[] values = new boolean[rows.size()];
            for (int n = 0; n < rows.count(); n++) {
                int row = rows.row(n);
                values[row] =
                        Normalizer.isNormalized(arguments.text(0, row), form(arguments, row, call));
            }
            return new BooleanVector(DataType.BOOLEAN, values, rows.validity(), rows.size());
        };
    }
}
