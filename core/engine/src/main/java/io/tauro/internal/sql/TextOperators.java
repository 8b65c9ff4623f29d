package io.tauro.internal.sql;

import static io.tauro.internal.sql.ScalarFunctions.function;
import static io.tauro.internal.sql.ScalarFunctions.some;
import static io.tauro.internal.sql.ScalarFunctions.text;
import static org.apache.calcite.sql.type.ReturnTypes.BIGINT_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.INTEGER_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR_FORCE_NULLABLE;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of text and bytes that the standard does not have. */
final class TextOperators {

    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily INTEGER = SqlTypeFamily.INTEGER;

    /** Each value as text, so that a template takes any. */
    static final SqlOperator FORMAT =
            function(
                    "FORMAT",
                    ScalarReturns.VARCHAR_NULL_WITH_FIRST,
                    OperandTypes.variadic(SqlOperandCountRanges.from(1)));

    /** Texts, or nulls where a group takes no part in the match. */
    static final SqlReturnTypeInference TEXTS =
            binding -> {
                RelDataTypeFactory types = binding.getTypeFactory();
                return types.createTypeWithNullability(
                        types.createArrayType(
                                types.createTypeWithNullability(
                                        types.createSqlType(SqlTypeName.VARCHAR), true),
                                -1),
                        true);
            };

    /** The part that a regular expression finds. */
    static final SqlOperator SUBSTRING_REGEX =
            function("$SUBSTRING_REGEX", VARCHAR_FORCE_NULLABLE, some(2, TEXT, TEXT));

    /** The part between the marks of a pattern of SIMILAR TO. */
    static final SqlOperator SUBSTRING_SIMILAR =
            function("$SUBSTRING_SIMILAR", VARCHAR_FORCE_NULLABLE, some(3, TEXT, TEXT, TEXT));

    private TextOperators() {}

    static List<SqlOperator> all() {
        return List.of(
                FORMAT,
                text("QUOTE_LITERAL", OperandTypes.CHARACTER),
                text("QUOTE_IDENT", OperandTypes.CHARACTER),
                function("QUOTE_NULLABLE", VARCHAR, OperandTypes.CHARACTER),
                text("NORMALIZE", some(1, TEXT, TEXT)),
                function("IS_NORMALIZED", BOOLEAN_NULLABLE, some(1, TEXT, TEXT)),
                text("SHA224", OperandTypes.STRING),
                text("SHA384", OperandTypes.STRING),
                function("CRC32", BIGINT_NULLABLE, OperandTypes.STRING),
                function("XXHASH64", BIGINT_NULLABLE, OperandTypes.STRING),
                text("HEX", OperandTypes.or(OperandTypes.STRING, OperandTypes.INTEGER)),
                text(
                        "REGEXP_REPLACE",
                        OperandTypes.or(
                                some(4, TEXT, TEXT, TEXT, INTEGER, INTEGER, TEXT),
                                some(3, TEXT, TEXT, TEXT, TEXT))),
                function(
                        "REGEXP_SUBSTR",
                        VARCHAR_FORCE_NULLABLE,
                        some(2, TEXT, TEXT, INTEGER, INTEGER, TEXT, INTEGER)),
                function("REGEXP_EXTRACT", VARCHAR_FORCE_NULLABLE, some(2, TEXT, TEXT, INTEGER)),
                function("REGEXP_COUNT", INTEGER_NULLABLE, some(2, TEXT, TEXT, INTEGER, TEXT)),
                function(
                        "REGEXP_INSTR",
                        INTEGER_NULLABLE,
                        some(2, TEXT, TEXT, INTEGER, INTEGER, INTEGER, TEXT, INTEGER)),
                function("REGEXP_MATCH", TEXTS, some(2, TEXT, TEXT, TEXT)),
                function("REGEXP_SPLIT_TO_ARRAY", TEXTS, some(2, TEXT, TEXT, TEXT)),
                SUBSTRING_REGEX,
                SUBSTRING_SIMILAR);
    }
}
