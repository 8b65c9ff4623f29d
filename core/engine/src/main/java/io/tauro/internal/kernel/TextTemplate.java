package io.tauro.internal.kernel;

import org.jspecify.annotations.Nullable;

/** FORMAT: a template of PostgreSQL, filled in for one row. */
final class TextTemplate {

    private final Arguments arguments;
    private final int row;
    private final String template;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int nextArgument = 1;

    private TextTemplate(Arguments arguments, int row) {
        this.arguments = arguments;
        this.row = row;
        this.template = arguments.text(0, row);
    }

    static @Nullable String format(Arguments arguments, int row) {
        return arguments.isNull(0, row) ? null : new TextTemplate(arguments, row).fill();
    }

    private String fill() {
        while (at < template.length()) {
            char letter = template.charAt(at++);
            if (letter != '%') {
                text.append(letter);
            } else if (next() == '%') {
                text.append('%');
                at++;
            } else {
                specifier();
            }
            Limits.textLength(text.length(), ScalarFunction.FORMAT);
        }
        return text.toString();
    }

    private char next() {
        if (at >= template.length()) {
            throw invalid("is a template that ends within a specifier.");
        }
        return template.charAt(at);
    }

    private void specifier() {
        int argument = -1;
        long width = 0;
        int start = at;
        long number = number();
        if (at > start && next() == '$') {
            argument = requireArgument(number);
            at++;
        } else if (at > start) {
            width = number;
        }
        boolean left = false;
        while (next() == '-') {
            left = true;
            at++;
        }
        if (next() == '*') {
            at++;
            int widthAt = at;
            long position = number();
            boolean given = at > widthAt && next() == '$';
            at = given ? at + 1 : widthAt;
            width = width(given ? requireArgument(position) : take());
        } else if (next() >= '0' && next() <= '9') {
            width = number();
        }
        left |= width < 0;
        pad(convert(next(), argument < 0 ? take() : argument), Math.abs(width), left);
        at++;
    }

    private long number() {
        long number = 0;
        while (next() >= '0' && next() <= '9') {
            number = Math.min(Integer.MAX_VALUE, number * 10 + next() - '0');
            at++;
        }
        return number;
    }

    private int take() {
        return requireArgument(nextArgument);
    }

    private int requireArgument(long number) {
        if (number < 1 || number >= arguments.count()) {
            throw invalid("is a template that asks for more values than there are.");
        }
        nextArgument = (int) number + 1;
        return (int) number;
    }

    private long width(int argument) {
        if (arguments.isNull(argument, row)) {
            return 0;
        }
        try {
            return Integer.parseInt(arguments.text(argument, row));
        } catch (NumberFormatException e) {
            throw invalid("is a width and no number.");
        }
    }

    private String convert(char kind, int argument) {
        boolean isNull = arguments.isNull(argument, row);
        return switch (kind) {
            case 's' -> isNull ? "" : arguments.text(argument, row);
            case 'L' -> isNull ? "NULL" : QuotingFunctions.literal(arguments.text(argument, row));
            case 'I' -> {
                if (isNull) {
                    throw invalid("is null, which is no name.");
                }
                yield QuotingFunctions.name(arguments.text(argument, row));
            }
            default -> throw invalid("is a template with a specifier other than %s, %I and %L.");
        };
    }

    private void pad(String value, long width, boolean left) {
        long missing = width - value.codePointCount(0, value.length());
        String spaces = " ".repeat(Limits.textLength(Math.max(0, missing), ScalarFunction.FORMAT));
        text.append(left ? value + spaces : spaces + value);
    }

    private static RuntimeException invalid(String problem) {
        return KernelErrors.invalid(ScalarFunction.FORMAT, problem);
    }
}
