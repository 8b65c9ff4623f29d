package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalLiteral.IntervalValue;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code INTERVAL '1.5' DAY} in a unit of which it is a whole number, or in seconds. */
final class FractionalIntervals {

    private static final Pattern FRACTION = Pattern.compile("\\s*[+-]?\\d+\\.\\d+\\s*");

    /** In how many of which smaller unit. */
    private record Smaller(int count, TimeUnit unit) {}

    private static final Map<TimeUnit, Smaller> SMALLER =
            Map.of(
                    TimeUnit.YEAR, new Smaller(12, TimeUnit.MONTH),
                    TimeUnit.WEEK, new Smaller(7, TimeUnit.DAY),
                    TimeUnit.DAY, new Smaller(24, TimeUnit.HOUR),
                    TimeUnit.HOUR, new Smaller(60, TimeUnit.MINUTE),
                    TimeUnit.MINUTE, new Smaller(60, TimeUnit.SECOND));

    private FractionalIntervals() {}

    static SqlNode whole(SqlIntervalLiteral literal) {
        if (!(literal.getValue() instanceof IntervalValue value)
                || !FRACTION.matcher(value.getIntervalLiteral()).matches()
                || value.getIntervalQualifier().timeUnitRange.endUnit != null
                || value.getIntervalQualifier().getUnit() == TimeUnit.SECOND) {
            return literal;
        }
        SqlParserPos at = literal.getParserPosition();
        BigDecimal amount = new BigDecimal(value.getIntervalLiteral().strip());
        TimeUnit unit = value.getIntervalQualifier().getUnit();
        while (amount.stripTrailingZeros().scale() > 0 && SMALLER.containsKey(unit)) {
            Smaller smaller = Objects.requireNonNull(SMALLER.get(unit));
            amount = amount.multiply(BigDecimal.valueOf(smaller.count()));
            unit = smaller.unit();
        }
        if (unit != TimeUnit.SECOND && amount.stripTrailingZeros().scale() > 0) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "A fraction of a month, which is days, is not supported",
                    at,
                    "Add an interval of days.");
        }
        return SqlLiteral.createInterval(
                amount.signum() < 0 ? -value.getSign() : value.getSign(),
                amount.abs().stripTrailingZeros().toPlainString(),
                new SqlIntervalQualifier(unit, null, at),
                at);
    }
}
