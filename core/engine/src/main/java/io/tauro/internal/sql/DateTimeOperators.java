package io.tauro.internal.sql;

import static io.tauro.internal.sql.ScalarFunctions.function;
import static io.tauro.internal.sql.ScalarFunctions.some;
import static io.tauro.internal.sql.ScalarFunctions.text;
import static org.apache.calcite.sql.type.ReturnTypes.BIGINT_NULLABLE;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of dates, times and intervals that the standard does not have. */
final class DateTimeOperators {

    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily INTEGER = SqlTypeFamily.INTEGER;
    private static final SqlTypeFamily NUMERIC = SqlTypeFamily.NUMERIC;
    private static final SqlTypeFamily MOMENT = SqlTypeFamily.DATETIME;

    private static final SqlReturnTypeInference TIMESTAMP =
            ReturnTypes.TIMESTAMP.andThen(SqlTypeTransforms.TO_NULLABLE);

    /** A number of seconds as an instant. */
    static final SqlOperator TO_INSTANT =
            function(
                    "$TO_INSTANT",
                    ReturnTypes.explicit(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
                            .andThen(SqlTypeTransforms.TO_NULLABLE),
                    OperandTypes.NUMERIC);

    static final SqlOperator UNITS_BETWEEN =
            function("$UNITS_BETWEEN", BIGINT_NULLABLE, OperandTypes.family(TEXT, MOMENT, MOMENT));

    static final SqlOperator UNIT_STARTS_BETWEEN =
            function(
                    "$UNIT_STARTS_BETWEEN",
                    BIGINT_NULLABLE,
                    OperandTypes.family(TEXT, MOMENT, MOMENT));

    static final SqlOperator MAKE_TIMESTAMP =
            function(
                    "MAKE_TIMESTAMP",
                    TIMESTAMP,
                    OperandTypes.family(INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, NUMERIC));

    static final SqlOperator MAKE_YM_INTERVAL =
            function(
                    "MAKE_YM_INTERVAL",
                    binding -> interval(binding, TimeUnit.YEAR, TimeUnit.MONTH),
                    some(1, INTEGER, INTEGER));

    static final SqlOperator MAKE_DT_INTERVAL =
            function(
                    "MAKE_DT_INTERVAL",
                    binding -> interval(binding, TimeUnit.DAY, TimeUnit.SECOND),
                    some(1, INTEGER, INTEGER, INTEGER, NUMERIC));

    private DateTimeOperators() {}

    static List<SqlOperator> all() {
        return List.of(
                TO_INSTANT,
                UNITS_BETWEEN,
                UNIT_STARTS_BETWEEN,
                MAKE_TIMESTAMP,
                MAKE_YM_INTERVAL,
                MAKE_DT_INTERVAL,
                function(
                        "MAKE_TIME",
                        ReturnTypes.explicit(SqlTypeName.TIME)
                                .andThen(SqlTypeTransforms.TO_NULLABLE),
                        OperandTypes.family(INTEGER, INTEGER, NUMERIC)),
                function(
                        "DATE_BIN",
                        ReturnTypes.ARG1_NULLABLE,
                        OperandTypes.family(
                                SqlTypeFamily.INTERVAL_DAY_TIME,
                                SqlTypeFamily.TIMESTAMP,
                                SqlTypeFamily.TIMESTAMP)),
                text("DATE_FORMAT", OperandTypes.family(MOMENT, TEXT)),
                function("STR_TO_DATE", TIMESTAMP, OperandTypes.CHARACTER_CHARACTER),
                function("TO_NUMBER", NumberReturns.READ_NUMBER, OperandTypes.CHARACTER_CHARACTER));
    }

    private static RelDataType interval(SqlOperatorBinding binding, TimeUnit from, TimeUnit to) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType interval =
                types.createSqlIntervalType(
                        new SqlIntervalQualifier(from, 10, to, 6, SqlParserPos.ZERO));
        return types.createTypeWithNullability(
                interval, binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable));
    }
}
