package io.tauro.internal.sql;

import static org.apache.calcite.sql.type.ReturnTypes.ARG0_NULLABLE_VARYING;
import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.DATE_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.DOUBLE_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.INTEGER_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.LEAST_RESTRICTIVE;
import static org.apache.calcite.sql.type.ReturnTypes.TIMESTAMP;
import static org.apache.calcite.sql.type.ReturnTypes.VARBINARY_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR_NULLABLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * The scalar functions that a query may call. Each is named as the engine's function of the same
 * meaning, which is how it is found there.
 */
final class ScalarFunctions {

    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily STRING = SqlTypeFamily.STRING;
    private static final SqlTypeFamily INTEGER = SqlTypeFamily.INTEGER;
    private static final SqlTypeFamily NUMERIC = SqlTypeFamily.NUMERIC;

    /** Null-propagating concatenation of any types, each as text, where a null is left out. */
    static final SqlOperator CONCAT =
            function(
                    "CONCAT",
                    ScalarReturns.VARCHAR_NEVER_NULL,
                    OperandTypes.variadic(SqlOperandCountRanges.from(1)));

    /** Whether a part of a text matches a regular expression. */
    static final SqlOperator REGEXP_LIKE =
            function("REGEXP_LIKE", BOOLEAN_NULLABLE, some(2, TEXT, TEXT, TEXT));

    static final SqlOperator MOD =
            SqlBasicFunction.create(
                    "MOD",
                    SqlKind.MOD,
                    ScalarReturns.MODULO,
                    OperandTypes.EXACT_NUMERIC_EXACT_NUMERIC);

    static final SqlOperator RANDOM = varying("RANDOM", ReturnTypes.DOUBLE);

    static final SqlOperator GEN_RANDOM_UUID =
            varying("GEN_RANDOM_UUID", ReturnTypes.explicit(SqlTypeName.UUID));

    private static final List<SqlOperator> OWN =
            Stream.of(
                            NumberOperators.all(),
                            TextOperators.all(),
                            DateTimeOperators.all(),
                            CollectionOperators.all(),
                            SeriesOperators.all(),
                            TypeNameFunctions.all(),
                            JsonOperators.all())
                    .flatMap(List::stream)
                    .toList();

    private static final Set<SqlOperator> OWN_BY_IDENTITY =
            Collections.newSetFromMap(new IdentityHashMap<>());

    static {
        OWN_BY_IDENTITY.addAll(OWN);
    }

    private ScalarFunctions() {}

    static List<SqlOperator> all() {
        List<SqlOperator> all = new ArrayList<>(standard());
        all.addAll(OWN);
        return all;
    }

    /** Whether it is an operator that only we have, whatever else has its name. */
    static boolean isOwn(SqlOperator operator) {
        return OWN_BY_IDENTITY.contains(operator);
    }

    private static List<SqlOperator> standard() {
        return List.of(
                // Numbers
                SqlStdOperatorTable.ABS,
                SqlStdOperatorTable.CEIL,
                SqlStdOperatorTable.FLOOR,
                SqlStdOperatorTable.SQRT,
                SqlStdOperatorTable.CBRT,
                SqlStdOperatorTable.EXP,
                SqlStdOperatorTable.LN,
                SqlStdOperatorTable.LOG10,
                function("LOG", DOUBLE_NULLABLE, OperandTypes.family(NUMERIC, NUMERIC)),
                SqlStdOperatorTable.POWER,
                MOD,
                SqlStdOperatorTable.SIN,
                SqlStdOperatorTable.COS,
                SqlStdOperatorTable.TAN,
                SqlStdOperatorTable.ASIN,
                SqlStdOperatorTable.ACOS,
                SqlStdOperatorTable.ATAN,
                SqlStdOperatorTable.ATAN2,
                SqlStdOperatorTable.COT,
                SqlStdOperatorTable.DEGREES,
                SqlStdOperatorTable.RADIANS,
                function("PI", DOUBLE_NULLABLE, OperandTypes.NILADIC),
                common("GREATEST", OperandTypes.SAME_VARIADIC),
                common("LEAST", OperandTypes.SAME_VARIADIC),
                common("GCD", OperandTypes.INTEGER_INTEGER),
                common("LCM", OperandTypes.INTEGER_INTEGER),
                function("FACTORIAL", ScalarReturns.WHOLE_NUMBER, OperandTypes.INTEGER),
                function(
                        "WIDTH_BUCKET",
                        INTEGER_NULLABLE,
                        OperandTypes.family(NUMERIC, NUMERIC, NUMERIC, INTEGER)),
                common("BITAND", OperandTypes.INTEGER_INTEGER),
                common("BITOR", OperandTypes.INTEGER_INTEGER),
                common("BITXOR", OperandTypes.INTEGER_INTEGER),
                common("BITNOT", OperandTypes.INTEGER),
                function("SINH", DOUBLE_NULLABLE, OperandTypes.NUMERIC),
                function("COSH", DOUBLE_NULLABLE, OperandTypes.NUMERIC),
                function("TANH", DOUBLE_NULLABLE, OperandTypes.NUMERIC),
                RANDOM,

                // Text
                text("UPPER", OperandTypes.CHARACTER),
                text("LOWER", OperandTypes.CHARACTER),
                text("INITCAP", OperandTypes.CHARACTER),
                CollectionOperators.overloaded(text("REVERSE", OperandTypes.CHARACTER)),
                SqlStdOperatorTable.TRIM,
                SqlStdOperatorTable.SUBSTRING,
                function("LEFT", ARG0_NULLABLE_VARYING, OperandTypes.family(STRING, INTEGER)),
                function("RIGHT", ARG0_NULLABLE_VARYING, OperandTypes.family(STRING, INTEGER)),
                SqlStdOperatorTable.POSITION,
                text("REPLACE", OperandTypes.family(TEXT, TEXT, TEXT)),
                SqlStdOperatorTable.OVERLAY,
                text("LPAD", some(2, TEXT, INTEGER, TEXT)),
                text("RPAD", some(2, TEXT, INTEGER, TEXT)),
                text("REPEAT", OperandTypes.family(TEXT, INTEGER)),
                function("ASCII", INTEGER_NULLABLE, OperandTypes.CHARACTER),
                text("CHR", OperandTypes.INTEGER),
                SqlStdOperatorTable.CHAR_LENGTH,
                SqlStdOperatorTable.OCTET_LENGTH,
                function("BIT_LENGTH", INTEGER_NULLABLE, OperandTypes.STRING),
                GEN_RANDOM_UUID,
                CONCAT,
                function(
                        "CONCAT_WS",
                        ScalarReturns.VARCHAR_NULL_WITH_FIRST,
                        OperandTypes.repeat(SqlOperandCountRanges.from(2), OperandTypes.CHARACTER)),
                text("SPLIT_PART", OperandTypes.family(TEXT, TEXT, INTEGER)),
                function("STARTS_WITH", BOOLEAN_NULLABLE, OperandTypes.CHARACTER_CHARACTER),
                function("ENDS_WITH", BOOLEAN_NULLABLE, OperandTypes.CHARACTER_CHARACTER),
                CollectionOperators.overloaded(
                        function("CONTAINS", BOOLEAN_NULLABLE, OperandTypes.CHARACTER_CHARACTER)),
                text("TRANSLATE", OperandTypes.family(TEXT, TEXT, TEXT)),
                text("MD5", OperandTypes.STRING),
                text("SHA1", OperandTypes.STRING),
                text("SHA256", OperandTypes.STRING),
                text("SHA512", OperandTypes.STRING),
                text("TO_HEX", OperandTypes.or(OperandTypes.BINARY, OperandTypes.INTEGER)),
                text("ENCODE", OperandTypes.family(SqlTypeFamily.BINARY, TEXT)),
                function("DECODE", VARBINARY_NULLABLE, OperandTypes.CHARACTER_CHARACTER),
                REGEXP_LIKE,

                // Dates and times
                Extract.INSTANCE,
                function("LAST_DAY", DATE_NULLABLE, OperandTypes.DATETIME),
                function(
                        "MAKE_DATE", DATE_NULLABLE, OperandTypes.family(INTEGER, INTEGER, INTEGER)),
                text(
                        "TO_CHAR",
                        OperandTypes.or(
                                OperandTypes.family(SqlTypeFamily.DATETIME, TEXT),
                                OperandTypes.family(NUMERIC, TEXT))),
                function("TO_DATE", DATE_NULLABLE, OperandTypes.CHARACTER_CHARACTER),
                function(
                        "TO_TIMESTAMP",
                        TIMESTAMP.andThen(SqlTypeTransforms.TO_NULLABLE),
                        OperandTypes.CHARACTER_CHARACTER),

                // Choice and conversion; these become CASE and CAST
                SqlStdOperatorTable.NULLIF,
                SqlStdOperatorTable.COALESCE,
                SqlStdOperatorTable.CAST,
                SqlLibraryOperators.SAFE_CAST,
                SqlLibraryOperators.TRY_CAST,

                // Arrays and maps
                SqlStdOperatorTable.CARDINALITY);
    }

    static SqlOperator text(String name, SqlOperandTypeChecker operands) {
        return function(name, VARCHAR_NULLABLE, operands);
    }

    /** A function of operands that are brought to one type, which is that of the result. */
    private static SqlOperator common(String name, SqlOperandTypeChecker operands) {
        return function(name, LEAST_RESTRICTIVE.andThen(SqlTypeTransforms.TO_NULLABLE), operands);
    }

    /** A function without arguments that answers differently for each row. */
    private static SqlOperator varying(String name, SqlReturnTypeInference returns) {
        return SqlBasicFunction.create(
                        name, returns, OperandTypes.NILADIC, SqlFunctionCategory.SYSTEM)
                .withDeterministic(false);
    }

    static SqlOperator function(
            String name, SqlReturnTypeInference returns, SqlOperandTypeChecker operands) {
        return SqlBasicFunction.create(name, returns, operands, SqlFunctionCategory.SYSTEM)
                .withOperandTypeInference(InferTypes.RETURN_TYPE);
    }

    /** Operands of these types, of which those from a position on may be left out. */
    static SqlOperandTypeChecker some(int least, SqlTypeFamily... types) {
        SqlOperandTypeChecker checker = OperandTypes.family(List.of(types).subList(0, least));
        for (int count = least + 1; count <= types.length; count++) {
            checker =
                    OperandTypes.or(checker, OperandTypes.family(List.of(types).subList(0, count)));
        }
        return checker;
    }

    static SqlOperandCountRange count(int least, int most) {
        return SqlOperandCountRanges.between(least, most);
    }
}
