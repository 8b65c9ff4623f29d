package io.tauro.internal.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** An interval literal that keeps its microseconds, where Calcite's keeps milliseconds. */
final class PreciseInterval extends SqlIntervalLiteral {

    private static final int MICROSECOND_DIGITS = 6;

    private PreciseInterval(
            SqlIntervalLiteral literal, IntervalValue value, SqlParserPos position) {
        super(
                value.getSign(),
                value.getIntervalLiteral(),
                value.getIntervalQualifier(),
                literal.getTypeName(),
                position);
    }

    /** The tree with such literals where it has interval literals with a fraction. */
    static SqlNode in(SqlNode query) {
        return Objects.requireNonNull(query.accept(new Replacement()));
    }

    /** The literal, or a precise one if it has a fraction of a second. */
    static SqlIntervalLiteral of(SqlIntervalLiteral literal) {
        IntervalValue value = (IntervalValue) Objects.requireNonNull(literal.getValue());
        boolean seconds =
                value.getIntervalQualifier().getEndUnit() == TimeUnit.SECOND
                        || value.getIntervalQualifier().getStartUnit() == TimeUnit.SECOND;
        return seconds && value.getIntervalLiteral().indexOf('.') >= 0
                ? new PreciseInterval(literal, value, literal.getParserPosition())
                : literal;
    }

    @Override
    public SqlIntervalLiteral clone(SqlParserPos position) {
        return new PreciseInterval(
                this, (IntervalValue) Objects.requireNonNull(getValue()), position);
    }

    /** Milliseconds with a fraction. */
    @Override
    public <T> T getValueAs(Class<T> type) {
        if (type != BigDecimal.class) {
            return super.getValueAs(type);
        }
        IntervalValue value = (IntervalValue) Objects.requireNonNull(getValue());
        String text = value.getIntervalLiteral().strip();
        String digits = text.substring(text.indexOf('.') + 1);
        BigDecimal fraction =
                new BigDecimal("0." + digits)
                        .setScale(MICROSECOND_DIGITS, RoundingMode.HALF_UP)
                        .movePointRight(3);
        boolean negative = text.startsWith("-") != value.getSign() < 0;
        BigDecimal whole =
                new BigDecimal(Objects.requireNonNull(super.getValueAs(Long.class)) / 1000 * 1000);
        return type.cast(negative ? whole.subtract(fraction) : whole.add(fraction));
    }

    private static final class Replacement extends SqlShuttle {
        @Override
        public @Nullable SqlNode visit(SqlLiteral literal) {
            return literal instanceof SqlIntervalLiteral interval ? of(interval) : literal;
        }
    }
}
