package io.tauro.internal.sql;

import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_FORCE_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.INTEGER_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR_FORCE_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR_NULLABLE;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions and operators of JSON. */
final class JsonOperators {

    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily ARRAY = SqlTypeFamily.ARRAY;
    private static final SqlTypeFamily BOOLEAN = SqlTypeFamily.BOOLEAN;

    /** JSON that may be null. */
    static final SqlReturnTypeInference JSON = binding -> json(binding.getTypeFactory());

    private static final SqlReturnTypeInference JSONS =
            binding -> array(binding.getTypeFactory(), json(binding.getTypeFactory()));

    private static final SqlReturnTypeInference TEXTS =
            binding ->
                    array(
                            binding.getTypeFactory(),
                            binding.getTypeFactory()
                                    .createTypeWithNullability(
                                            binding.getTypeFactory()
                                                    .createSqlType(SqlTypeName.VARCHAR),
                                            true));

    private static final SqlOperandTypeChecker PATH =
            OperandTypes.or(
                    OperandTypes.family(TEXT, TEXT, TEXT),
                    OperandTypes.family(TEXT, TEXT, TEXT, TEXT));

    private static final SqlOperandTypeChecker STEPS =
            OperandTypes.or(OperandTypes.family(TEXT, ARRAY), OperandTypes.family(TEXT, TEXT));

    private static final SqlOperandTypeChecker PLACE =
            OperandTypes.or(
                    OperandTypes.family(TEXT, ARRAY, TEXT),
                    OperandTypes.family(TEXT, TEXT, TEXT),
                    OperandTypes.family(TEXT, ARRAY, TEXT, BOOLEAN),
                    OperandTypes.family(TEXT, TEXT, TEXT, BOOLEAN));

    /** JSON of text that must be JSON, or of any other value. */
    static final SqlOperator CAST = function("$JSON_CAST", JSON, OperandTypes.ANY);

    /** The same, null where text is no JSON. */
    static final SqlOperator TRY_CAST = function("$JSON_TRY_CAST", JSON, OperandTypes.ANY);

    static final SqlOperator CANONICAL = function("$JSON_CANONICAL", JSON, one());

    static final SqlOperator CONCAT =
            function("$JSON_CONCAT", JSON, OperandTypes.family(TEXT, TEXT));

    static final SqlOperator IS_JSON =
            function("$JSON_IS", BOOLEAN_NULLABLE, OperandTypes.family(TEXT, TEXT, TEXT));

    static final SqlOperator EXISTS = function("$JSON_EXISTS", BOOLEAN_FORCE_NULLABLE, PATH);

    static final SqlOperator MATCH = function("$JSON_PATH_MATCH", BOOLEAN_FORCE_NULLABLE, PATH);

    static final SqlOperator VALUE = function("$JSON_VALUE", VARCHAR_FORCE_NULLABLE, PATH);

    static final SqlOperator STATE = function("$JSON_PATH_STATE", VARCHAR_FORCE_NULLABLE, PATH);

    static final SqlOperator QUERY = function("$JSON_QUERY", JSON, PATH);

    static final SqlOperator ALL = function("$JSON_PATH_QUERY", JSONS, PATH);

    static final SqlOperator OBJECT =
            function("$JSON_OBJECT", JSON, OperandTypes.variadic(SqlOperandCountRanges.from(1)));

    static final SqlOperator MAKE_ARRAY =
            function("$JSON_ARRAY", JSON, OperandTypes.variadic(SqlOperandCountRanges.from(1)));

    static final SqlOperator TO_JSON = function("TO_JSON", JSON, OperandTypes.ANY);

    static final SqlOperator CONTAINS_ANY =
            function("$JSON_CONTAINS_ANY", BOOLEAN_NULLABLE, OperandTypes.family(TEXT, TEXT));

    static final SqlOperator HAS_ANY = function("$JSON_HAS_ANY", BOOLEAN_FORCE_NULLABLE, STEPS);

    static final SqlOperator HAS_ALL = function("$JSON_HAS_ALL", BOOLEAN_FORCE_NULLABLE, STEPS);

    private static final SqlOperandTypeChecker PART =
            OperandTypes.or(
                    OperandTypes.family(TEXT, TEXT),
                    OperandTypes.family(TEXT, SqlTypeFamily.INTEGER));

    static final SqlOperator GET_PATH = function("$JSON_GET_PATH", JSON, STEPS);

    static final SqlOperator GET_PATH_TEXT =
            function("$JSON_GET_PATH_TEXT", VARCHAR_FORCE_NULLABLE, STEPS);

    static final SqlOperator DELETE_PATH = function("$JSON_DELETE_PATH", JSON, STEPS);

    /** Without members of names, or elements that are texts. */
    static final SqlOperator DELETE =
            function("$JSON_DELETE", JSON, OperandTypes.family(TEXT, ARRAY));

    /** Without the element at an index. */
    static final SqlOperator DELETE_AT =
            function("$JSON_DELETE_AT", JSON, OperandTypes.family(TEXT, SqlTypeFamily.INTEGER));

    static final SqlOperator CONTAINS =
            function("$JSON_CONTAINS", BOOLEAN_NULLABLE, OperandTypes.family(TEXT, TEXT));

    private JsonOperators() {}

    static List<SqlOperator> all() {
        List<SqlOperator> all =
                new ArrayList<>(
                        List.of(
                                function("$JSON_GET", JSON, PART),
                                function("$JSON_GET_TEXT", VARCHAR_FORCE_NULLABLE, PART),
                                GET_PATH,
                                GET_PATH_TEXT,
                                DELETE,
                                DELETE_AT,
                                DELETE_PATH));
        all.addAll(
                List.of(
                        CAST,
                        TRY_CAST,
                        CANONICAL,
                        CONCAT,
                        IS_JSON,
                        EXISTS,
                        MATCH,
                        VALUE,
                        STATE,
                        QUERY,
                        ALL,
                        OBJECT,
                        MAKE_ARRAY,
                        TO_JSON,
                        CONTAINS_ANY,
                        HAS_ANY,
                        HAS_ALL,
                        new OverloadedFunction(CollectionOperators.ARRAY_CONTAINS_ALL, CONTAINS)));
        all.addAll(
                List.of(
                        function("JSON_TYPEOF", VARCHAR_NULLABLE, one()),
                        function("JSON_TYPE", VARCHAR_NULLABLE, one()),
                        function("JSON_UNQUOTE", VARCHAR_NULLABLE, one()),
                        function("JSON_ARRAY_LENGTH", INTEGER_NULLABLE, one()),
                        function("JSON_LENGTH", INTEGER_NULLABLE, one()),
                        function("JSON_SIZE", INTEGER_NULLABLE, one()),
                        function("JSON_OBJECT_KEYS", TEXTS, one()),
                        function("JSON_KEYS", JSON, one()),
                        function("JSON_ARRAY_ELEMENTS", JSONS, one()),
                        function("JSON_ARRAY_ELEMENTS_TEXT", TEXTS, one()),
                        function("JSON_EACH", entries(true), one()),
                        function("JSON_EACH_TEXT", entries(false), one()),
                        function("JSON_STRIP_NULLS", JSON, one()),
                        function("JSON_PRETTY", VARCHAR_NULLABLE, one()),
                        function("JSON_SET", JSON, PLACE),
                        function("JSON_INSERT", JSON, PLACE)));
        return all;
    }

    /** What the parser makes of itself, for their names; their calls become those above. */
    static List<SqlOperator> ofTheParser() {
        return List.of(
                SqlStdOperatorTable.JSON_EXISTS,
                SqlStdOperatorTable.JSON_VALUE,
                SqlStdOperatorTable.JSON_QUERY,
                SqlStdOperatorTable.JSON_OBJECT,
                SqlStdOperatorTable.JSON_ARRAY);
    }

    private static SqlOperandTypeChecker one() {
        return OperandTypes.CHARACTER;
    }

    /** Not by way of {@link ScalarFunctions}, which must be able to ask for these first. */
    private static SqlOperator function(
            String name, SqlReturnTypeInference returns, SqlOperandTypeChecker operands) {
        return SqlBasicFunction.create(name, returns, operands, SqlFunctionCategory.SYSTEM)
                .withOperandTypeInference(InferTypes.RETURN_TYPE);
    }

    static RelDataType json(RelDataTypeFactory types) {
        return ((TauroTypeFactory) types).json(true);
    }

    private static RelDataType array(RelDataTypeFactory types, RelDataType element) {
        return types.createTypeWithNullability(types.createArrayType(element, -1), true);
    }

    /** Rows of key and value, which is JSON or text. */
    private static SqlReturnTypeInference entries(boolean ofJson) {
        return binding -> {
            RelDataTypeFactory types = binding.getTypeFactory();
            RelDataType text = types.createSqlType(SqlTypeName.VARCHAR);
            RelDataType value = ofJson ? json(types) : types.createTypeWithNullability(text, true);
            return array(types, types.builder().add("key", text).add("value", value).build());
        };
    }
}
