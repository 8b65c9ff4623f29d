package io.tauro.internal.kernel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tauro.error.TauroException;
import io.tauro.internal.kernel.Expression.Constant;
import io.tauro.internal.kernel.Expression.FunctionCall;
import org.jspecify.annotations.Nullable;

/** Where the pattern of a call comes from: read once if it is constant, else for each row. */
final class RegexSource {

    private final ScalarFunction function;
    private final int options;
    private final boolean sql;
    private final @Nullable Pattern constant;

    private RegexSource(
            ScalarFunction function, int options, boolean sql, @Nullable Pattern constant) {
        this.function = function;
        this.options = options;
        this.sql = sql;
        this.constant = constant;
    }

    /**
     * @param options which argument has the flags, or the escape of SQL, if there is one
     * @param sql whether the pattern is one of SIMILAR TO
     */
    static RegexSource of(FunctionCall call, int options, boolean sql) {
        return new RegexSource(call.function(), options, sql, constant(call, options, sql));
    }

    /** The pattern of constants; null if they are none, or wrong, which rows that come here say. */
    private static @Nullable Pattern constant(FunctionCall call, int options, boolean sql) {
        boolean has = call.arguments().size() > options;
        if (!(call.arguments().get(1) instanceof Constant text)
                || !(text.value() instanceof String regex)) {
            return null;
        }
        String option = "";
        if (has) {
            if (!(call.arguments().get(options) instanceof Constant constant)
                    || !(constant.value() instanceof String value)) {
                return null;
            }
            option = value;
        }
        try {
            return compile(regex, option, sql, call.function());
        } catch (TauroException wrong) {
            return null;
        }
    }

    Pattern pattern(Arguments arguments, int row) {
        if (constant != null) {
            return constant;
        }
        String option = arguments.count() > options ? arguments.text(options, row) : "";
        return compile(arguments.text(1, row), option, sql, function);
    }

    private static Pattern compile(
            String regex, String option, boolean sql, ScalarFunction function) {
        try {
            return sql
                    ? Pattern.compile(SimilarPattern.toRegex(regex, option), Pattern.DOTALL)
                    : Pattern.compile(regex, flags(option, function));
        } catch (PatternSyntaxException e) {
            throw KernelErrors.invalid(function, "is a pattern that cannot be read.");
        }
    }

    /** A regular expression that was made from a pattern of SQL. */
    static Pattern compiled(String regex, ScalarFunction function) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw KernelErrors.invalid(function, "is a pattern that cannot be read.");
        }
    }

    /** As in PostgreSQL, a point is any character and lines mean nothing unless n is given. */
    private static int flags(String letters, ScalarFunction function) {
        int flags = Pattern.DOTALL;
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                case 'c' -> flags &= ~Pattern.CASE_INSENSITIVE;
                case 'n', 'm' -> flags = flags & ~Pattern.DOTALL | Pattern.MULTILINE;
                case 's' -> flags = flags & ~Pattern.MULTILINE | Pattern.DOTALL;
                case 'g' -> {
                    if (function != ScalarFunction.REGEXP_REPLACE) {
                        throw KernelErrors.invalid(function, "is the flag g, which is of no use.");
                    }
                }
                default ->
                        throw KernelErrors.invalid(
                                function,
                                "has a flag that is not known. Known are c, g, i, m, n, s.");
            }
        }
        return flags;
    }
}
