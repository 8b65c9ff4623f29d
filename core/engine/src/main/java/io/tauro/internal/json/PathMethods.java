package io.tauro.internal.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The methods of paths that make one value of one value. */
final class PathMethods {

    private static final int DOUBLE_DIGITS = 15;
    private static final Set<String> YES = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> NO = Set.of("f", "false", "n", "no", "off", "0");

    private PathMethods() {}

    static Json apply(PathNode.Method method, PathEvaluator path, Json item, boolean forgiving) {
        return switch (method.method()) {
            case TYPE -> new Json.Text(item.typeName());
            case SIZE -> size(item, forgiving);
            case DOUBLE -> doubled(item);
            case CEILING -> rounded(number(item, method), RoundingMode.CEILING);
            case FLOOR -> rounded(number(item, method), RoundingMode.FLOOR);
            case ABS -> Json.Num.of(number(item, method).abs());
            case BIGINT -> whole(item, method, Long.MIN_VALUE, Long.MAX_VALUE);
            case INTEGER -> whole(item, method, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case NUMBER -> Json.Num.of(numeric(item, method));
            case DECIMAL -> decimal(numeric(item, method), arguments(method, path));
            case BOOLEAN -> truth(item, method);
            case STRING -> text(item, method);
            case KEYVALUE -> throw new IllegalStateException("Gives many values");
        };
    }

    private static JsonFailure refused(PathNode.Method method) {
        return JsonFailure.unexpected(
                "has a value that the method " + method.method().label() + " does not take");
    }

    private static Json size(Json item, boolean forgiving) {
        if (item instanceof Json.Array array) {
            return Json.Num.of(BigDecimal.valueOf(array.elements().size()));
        }
        if (!forgiving) {
            throw JsonFailure.unexpected("is no array where a path asks for .size()");
        }
        return Json.Num.of(BigDecimal.ONE);
    }

    private static Json doubled(Json item) {
        if (item instanceof Json.Num number) {
            requireFinite(number.value().doubleValue());
            return number;
        }
        if (item instanceof Json.Text text) {
            try {
                double value = requireFinite(Double.parseDouble(text.value().strip()));
                BigDecimal exact = new BigDecimal(value, new MathContext(DOUBLE_DIGITS));
                return Json.Num.of(
                        exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros());
            } catch (NumberFormatException e) {
                throw JsonFailure.unexpected("has a text that is no number");
            }
        }
        throw JsonFailure.unexpected("has a value that the method .double() does not take");
    }

    private static double requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw JsonFailure.outOfRange();
        }
        return value;
    }

    private static BigDecimal number(Json item, PathNode.Method method) {
        if (item instanceof Json.Num number) {
            return number.value();
        }
        throw refused(method);
    }

    private static Json rounded(BigDecimal number, RoundingMode mode) {
        return Json.Num.of(number.setScale(0, mode));
    }

    private static BigDecimal numeric(Json item, PathNode.Method method) {
        if (item instanceof Json.Text text) {
            String digits = text.value().strip();
            if (!digits.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?")) {
                throw JsonFailure.unexpected("has a text that is no number");
            }
            return new Json.Num(digits).value();
        }
        return number(item, method);
    }

    private static Json whole(Json item, PathNode.Method method, long least, long most) {
        BigDecimal number = numeric(item, method);
        if (item instanceof Json.Text && number.scale() > 0) {
            throw JsonFailure.unexpected("has a text that is no whole number");
        }
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(BigDecimal.valueOf(least)) < 0
                || whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw JsonFailure.outOfRange();
        }
        return Json.Num.of(whole);
    }

    private static int[] arguments(PathNode.Method method, PathEvaluator path) {
        List<PathNode.Value> values = method.arguments();
        int[] numbers = new int[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            List<Json> items = path.all(values.get(i), false);
            if (items.size() != 1 || !(items.get(0) instanceof Json.Num number)) {
                throw refused(method);
            }
            try {
                numbers[i] = number.value().intValueExact();
            } catch (ArithmeticException e) {
                throw JsonFailure.outOfRange();
            }
        }
        return numbers;
    }

    private static Json decimal(BigDecimal number, int[] digits) {
        if (digits.length == 0) {
            return Json.Num.of(number);
        }
        int scale = digits.length > 1 ? digits[1] : 0;
        if (digits[0] < 1 || digits[0] > 1000 || scale < -1000 || scale > 1000) {
            throw JsonFailure.outOfRange();
        }
        BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.signum() != 0 && rounded.precision() > digits[0]) {
            throw JsonFailure.outOfRange();
        }
        return Json.Num.of(rounded);
    }

    private static Json truth(Json item, PathNode.Method method) {
        if (item instanceof Json.Bool) {
            return item;
        }
        if (item instanceof Json.Num number) {
            BigDecimal value = number.value();
            if (value.scale() > 0 || value.unscaledValue().bitLength() > 31) {
                throw refused(method);
            }
            return Json.of(value.signum() != 0);
        }
        if (item instanceof Json.Text text) {
            String word = text.value().strip().toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                return Json.of(YES.contains(word));
            }
        }
        throw refused(method);
    }

    private static Json text(Json item, PathNode.Method method) {
        if (item instanceof Json.Text) {
            return item;
        }
        if (item instanceof Json.Num || item instanceof Json.Bool) {
            return new Json.Text(JsonPrinter.print(item));
        }
        throw refused(method);
    }
}
