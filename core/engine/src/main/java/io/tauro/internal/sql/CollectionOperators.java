package io.tauro.internal.sql;

import static org.apache.calcite.sql.type.ReturnTypes.BOOLEAN_NULLABLE;
import static org.apache.calcite.sql.type.ReturnTypes.INTEGER;
import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR_FORCE_NULLABLE;

import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** Functions of arrays and maps. */
final class CollectionOperators {

    private static final SqlReturnTypeInference INTEGER_OR_NULL =
            INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE);

    static final SqlOperator ARRAY_CAT = arrays("ARRAY_CAT", "AAAAAAAA", 2);
    static final SqlOperator ARRAY_APPEND = arrays("ARRAY_APPEND", "AE", 2);
    static final SqlOperator ARRAY_PREPEND = arrays("ARRAY_PREPEND", "EA", 2);
    static final SqlOperator ARRAY_REVERSE = arrays("ARRAY_REVERSE", "A", 1);
    static final SqlOperator ARRAY_SLICE = arrays("ARRAY_SLICE", "AII", 3);
    static final SqlOperator ARRAY_CONTAINS_ALL =
            function("ARRAY_CONTAINS_ALL", BOOLEAN_NULLABLE, "AA", 2);
    static final SqlOperator ARRAYS_OVERLAP = function("ARRAYS_OVERLAP", BOOLEAN_NULLABLE, "AA", 2);

    /** Whether one of the elements equals a value, in three-valued logic. */
    private static final SqlOperator CONTAINS =
            function("CONTAINS", ReturnTypes.BOOLEAN_FORCE_NULLABLE, "AE", 2);

    /** Of a map, in other words. */
    private static final SqlOperator VALUE_OF_KEY =
            function("ELEMENT_AT", binding -> valueType(binding), "MK", 2);

    private CollectionOperators() {}

    static List<SqlOperator> all() {
        return Stream.of(arrays(), questions(), maps()).flatMap(List::stream).toList();
    }

    private static List<SqlOperator> arrays() {
        return List.of(
                ARRAY_CAT,
                ARRAY_APPEND,
                ARRAY_PREPEND,
                ARRAY_REVERSE,
                ARRAY_SLICE,
                arrays("ARRAY_REMOVE", "AE", 2),
                arrays("ARRAY_REPLACE", "AEE", 3),
                arrays("ARRAY_DISTINCT", "A", 1),
                arrays("ARRAY_SORT", "A", 1),
                arrays("ARRAY_UNION", "AA", 2),
                arrays("ARRAY_INTERSECT", "AA", 2),
                arrays("ARRAY_EXCEPT", "AA", 2),
                arrays("SLICE", "AII", 3),
                arrays("TRIM_ARRAY", "AI", 2),
                arrays("ARRAY_REPEAT", "EI", 2),
                function("FLATTEN", binding -> element(binding, 0), "N", 1),
                function("STRING_TO_ARRAY", TextOperators.TEXTS, "TTT", 2),
                function("ARRAY_TO_STRING", VARCHAR_FORCE_NULLABLE, "STT", 2));
    }

    private static List<SqlOperator> questions() {
        return List.of(
                ARRAY_CONTAINS_ALL,
                ARRAYS_OVERLAP,
                function("ARRAY_LENGTH", INTEGER_OR_NULL, "XI", 2),
                function("ARRAY_POSITION", INTEGER_OR_NULL, "AEI", 2),
                function("ARRAY_POSITIONS", CollectionOperators::positions, "AE", 2),
                function("ARRAY_MIN", binding -> element(binding, 0), "A", 1),
                function("ARRAY_MAX", binding -> element(binding, 0), "A", 1),
                function("ARRAY_SUM", CollectionOperators::sum, "Q", 1),
                new OverloadedFunction(
                        function("ELEMENT_AT", binding -> element(binding, 0), "AI", 2),
                        VALUE_OF_KEY));
    }

    /** Functions of texts that are functions of arrays as well. */
    static SqlOperator overloaded(SqlOperator ofTexts) {
        return switch (ofTexts.getName()) {
            case "REVERSE" -> new OverloadedFunction(ARRAY_REVERSE, ofTexts);
            case "CONTAINS" -> new OverloadedFunction(CONTAINS, ofTexts);
            default -> ofTexts;
        };
    }

    private static List<SqlOperator> maps() {
        return List.of(
                function("MAP_KEYS", binding -> part(binding, true), "M", 1),
                function("MAP_VALUES", binding -> part(binding, false), "M", 1),
                function("MAP_ENTRIES", CollectionOperators::entries, "M", 1),
                function("MAP_CONTAINS_KEY", BOOLEAN_NULLABLE, "MK", 2),
                function(
                        "MAP_CONCAT",
                        binding -> common(binding, new CollectionShape("MMMMMMMM", 2)),
                        "MMMMMMMM",
                        2),
                function("MAP_FROM_ARRAYS", CollectionOperators::ofArrays, "XX", 2),
                function("MAP_FROM_ENTRIES", CollectionOperators::ofEntries, "R", 1));
    }

    private static SqlOperator arrays(String name, String letters, int least) {
        CollectionShape shape = new CollectionShape(letters, least);
        return function(
                name,
                binding -> CollectionShape.array(binding.getTypeFactory(), common(binding, shape)),
                letters,
                least);
    }

    private static SqlOperator function(
            String name, SqlReturnTypeInference returns, String letters, int least) {
        CollectionShape shape = new CollectionShape(letters, least);
        return SqlBasicFunction.create(name, returns, shape, SqlFunctionCategory.SYSTEM)
                .withOperandTypeInference(shape::infer);
    }

    static boolean isOne(SqlOperator operator) {
        return operator.getOperandTypeChecker() instanceof CollectionShape;
    }

    static CollectionShape shape(SqlOperator operator) {
        return (CollectionShape) Objects.requireNonNull(operator.getOperandTypeChecker());
    }

    /** A call whose arrays and elements are of one type. */
    @SuppressWarnings("ReferenceEquality") // ELEMENT_AT is two operators of one name
    static RexNode convert(
            RexBuilder builder, SqlOperator operator, RelDataType type, List<RexNode> operands) {
        CollectionShape shape = shape(operator);
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataType element =
                shape.element(operands.stream().map(RexNode::getType).toList(), types);
        List<RexNode> aligned = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            RelDataType wanted = shape.aligned(i, element, types);
            RexNode operand = operands.get(i);
            boolean same =
                    wanted == null
                            || TypeMapping.toDataType(wanted)
                                    .equals(TypeMapping.toDataType(operand.getType()));
            aligned.add(same ? operand : builder.makeCast(wanted, operand));
        }
        if (operator == CONTAINS) {
            return ArrayQuantifier.call(
                    builder, type, true, SqlKind.EQUALS, aligned.get(1), aligned.get(0));
        }
        SqlOperator called = operator == VALUE_OF_KEY ? SqlStdOperatorTable.ITEM : operator;
        return builder.makeCall(type, called, aligned);
    }

    private static RelDataType common(SqlOperatorBinding binding, CollectionShape shape) {
        RelDataType element =
                shape.element(binding.collectOperandTypes(), binding.getTypeFactory());
        return element == null ? binding.getTypeFactory().createSqlType(SqlTypeName.NULL) : element;
    }

    private static RelDataType element(SqlOperatorBinding binding, int operand) {
        RelDataType element = binding.getOperandType(operand).getComponentType();
        RelDataTypeFactory types = binding.getTypeFactory();
        return element == null
                ? types.createSqlType(SqlTypeName.NULL)
                : types.createTypeWithNullability(element, true);
    }

    private static RelDataType positions(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return CollectionShape.array(types, types.createSqlType(SqlTypeName.INTEGER));
    }

    /** As wide as that of SUM. */
    private static RelDataType sum(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType element = element(binding, 0);
        RelDataType sum =
                switch (element.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER -> types.createSqlType(SqlTypeName.BIGINT);
                    case BIGINT, DECIMAL ->
                            types.createSqlType(
                                    SqlTypeName.DECIMAL,
                                    DataType.MAX_DECIMAL_PRECISION,
                                    Math.max(0, element.getScale()));
                    case REAL, FLOAT, DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
                    default -> element;
                };
        return types.createTypeWithNullability(sum, true);
    }

    private static RelDataType part(SqlOperatorBinding binding, boolean key) {
        RelDataType map = binding.getOperandType(0);
        RelDataType part = key ? map.getKeyType() : map.getValueType();
        RelDataTypeFactory types = binding.getTypeFactory();
        return part == null
                ? types.createSqlType(SqlTypeName.NULL)
                : CollectionShape.array(types, part);
    }

    private static RelDataType valueType(SqlOperatorBinding binding) {
        RelDataType value = binding.getOperandType(0).getValueType();
        RelDataTypeFactory types = binding.getTypeFactory();
        return value == null
                ? types.createSqlType(SqlTypeName.NULL)
                : types.createTypeWithNullability(value, true);
    }

    private static RelDataType entries(SqlOperatorBinding binding) {
        RelDataType map = binding.getOperandType(0);
        RelDataTypeFactory types = binding.getTypeFactory();
        if (map.getKeyType() == null || map.getValueType() == null) {
            return types.createSqlType(SqlTypeName.NULL);
        }
        return CollectionShape.array(
                types,
                types.builder()
                        .add("key", map.getKeyType())
                        .add("value", map.getValueType())
                        .build());
    }

    private static RelDataType ofArrays(SqlOperatorBinding binding) {
        return map(binding, element(binding, 0), element(binding, 1));
    }

    private static RelDataType ofEntries(SqlOperatorBinding binding) {
        RelDataType row = binding.getOperandType(0).getComponentType();
        return row == null
                ? binding.getTypeFactory().createSqlType(SqlTypeName.NULL)
                : map(
                        binding,
                        row.getFieldList().get(0).getType(),
                        row.getFieldList().get(1).getType());
    }

    private static RelDataType map(SqlOperatorBinding binding, RelDataType key, RelDataType value) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                types.createMapType(
                        types.createTypeWithNullability(key, false),
                        types.createTypeWithNullability(value, true)),
                true);
    }
}
