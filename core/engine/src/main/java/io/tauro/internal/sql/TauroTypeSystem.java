package io.tauro.internal.sql;

import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The types of results: decimals of up to 38 digits that round rather than lose digits before the
 * point, sums that widen, averages with a fraction, timestamps in microseconds.
 */
final class TauroTypeSystem extends RelDataTypeSystemImpl {

    static final int MAX_DIGITS = 38;

    /** The fraction digits that a quotient or average has at least. */
    private static final int MIN_FRACTION = 6;

    private static final int TIME_DIGITS = 6;

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> MAX_DIGITS;
            case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> TIME_DIGITS;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> TIME_DIGITS;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? MAX_DIGITS : super.getMaxScale(type);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> TIME_DIGITS;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> TIME_DIGITS;
            default -> super.getDefaultPrecision(type);
        };
    }

    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
        RelDataType sum =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
                    case BIGINT -> decimal(types, MAX_DIGITS, 0);
                    case DECIMAL -> decimal(types, MAX_DIGITS, argument.getScale());
                    case REAL, FLOAT, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return types.createTypeWithNullability(sum, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory types, RelDataType argument) {
        RelDataType average =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT ->
                            decimal(types, MAX_DIGITS, MIN_FRACTION);
                    case DECIMAL -> decimal(types, MAX_DIGITS, averageScale(argument));
                    case REAL, FLOAT, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return types.createTypeWithNullability(average, argument.isNullable());
    }

    /**
     * Six digits more, as long as the digits before the point of any value have room; and never
     * less than six, as in a division: the mean of sums, which have 38 digits, is a fraction too.
     */
    private static int averageScale(RelDataType argument) {
        int integral = argument.getPrecision() - argument.getScale();
        int room = Math.max(MAX_DIGITS - integral, MIN_FRACTION);
        return Math.max(argument.getScale(), Math.min(argument.getScale() + MIN_FRACTION, room));
    }

    @Override
    public RelDataType deriveCovarType(
            RelDataTypeFactory types, RelDataType first, RelDataType second) {
        RelDataType type = types.createSqlType(SqlTypeName.DOUBLE);
        return types.createTypeWithNullability(type, first.isNullable() || second.isNullable());
    }

    @Override
    public RelDataType deriveFractionalRankType(RelDataTypeFactory types) {
        return types.createSqlType(SqlTypeName.DOUBLE);
    }

    @Override
    public RelDataType deriveRankType(RelDataTypeFactory types) {
        return types.createSqlType(SqlTypeName.BIGINT);
    }

    @Override
    public @Nullable RelDataType deriveDecimalPlusType(
            RelDataTypeFactory types, RelDataType first, RelDataType second) {
        if (!isDecimalArithmetic(first, second)) {
            return null;
        }
        Digits a = Digits.of(first);
        Digits b = Digits.of(second);
        return a.plus(b).type(types);
    }

    @Override
    public @Nullable RelDataType deriveDecimalMultiplyType(
            RelDataTypeFactory types, RelDataType first, RelDataType second) {
        if (!isDecimalArithmetic(first, second)) {
            return null;
        }
        return Digits.of(first).times(Digits.of(second)).type(types);
    }

    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory types, RelDataType first, RelDataType second) {
        if (!isDecimalArithmetic(first, second)) {
            return null;
        }
        return Digits.of(first).over(Digits.of(second)).type(types);
    }

    @Override
    public @Nullable RelDataType deriveDecimalModType(
            RelDataTypeFactory types, RelDataType first, RelDataType second) {
        if (!isDecimalArithmetic(first, second)) {
            return null;
        }
        Digits a = Digits.of(first);
        Digits b = Digits.of(second);
        return new Digits(Math.max(a.integral, b.integral), Math.max(a.scale, b.scale)).type(types);
    }

    private static boolean isDecimalArithmetic(RelDataType first, RelDataType second) {
        return SqlTypeUtil.isExactNumeric(first)
                && SqlTypeUtil.isExactNumeric(second)
                && (SqlTypeUtil.isDecimal(first) || SqlTypeUtil.isDecimal(second));
    }

    /**
     * The type that has room for exact numbers of several types; null if they are others, or of
     * whole numbers alone. Digits behind the point go as in sums: the last are not lost because a
     * column could have 38 before it.
     */
    static @Nullable RelDataType commonDecimal(RelDataTypeFactory types, List<RelDataType> all) {
        boolean decimals = false;
        boolean nullable = false;
        Digits digits = new Digits(0, 0);
        for (RelDataType type : all) {
            nullable |= type.isNullable();
            if (type.getSqlTypeName() == SqlTypeName.NULL) {
                nullable = true;
            } else if (!SqlTypeUtil.isExactNumeric(type)) {
                return null;
            } else {
                decimals |= SqlTypeUtil.isDecimal(type);
                Digits other = Digits.of(type);
                digits =
                        new Digits(
                                Math.max(digits.integral, other.integral),
                                Math.max(digits.scale, other.scale));
            }
        }
        return decimals ? types.createTypeWithNullability(digits.type(types), nullable) : null;
    }

    private static RelDataType decimal(RelDataTypeFactory types, int precision, int scale) {
        return types.createSqlType(SqlTypeName.DECIMAL, precision, scale);
    }

    /** Digits before and behind the point. */
    private record Digits(int integral, int scale) {

        static Digits of(RelDataType type) {
            return switch (type.getSqlTypeName()) {
                case TINYINT -> new Digits(3, 0);
                case SMALLINT -> new Digits(5, 0);
                case INTEGER -> new Digits(10, 0);
                case BIGINT -> new Digits(19, 0);
                default -> new Digits(type.getPrecision() - type.getScale(), type.getScale());
            };
        }

        Digits plus(Digits other) {
            return new Digits(Math.max(integral, other.integral) + 1, Math.max(scale, other.scale));
        }

        Digits times(Digits other) {
            return new Digits(integral + other.integral, scale + other.scale);
        }

        Digits over(Digits other) {
            int precision = other.integral + other.scale;
            return new Digits(
                    integral + other.scale, Math.max(MIN_FRACTION, scale + precision + 1));
        }

        /** Where there is no room for all, the fraction gives way, down to six digits. */
        RelDataType type(RelDataTypeFactory types) {
            int fraction =
                    Math.min(scale, Math.max(MAX_DIGITS - integral, Math.min(scale, MIN_FRACTION)));
            int precision = Math.min(MAX_DIGITS, Math.max(1, integral + fraction));
            return decimal(types, precision, Math.min(fraction, precision));
        }
    }
}
