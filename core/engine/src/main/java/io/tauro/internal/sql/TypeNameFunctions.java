package io.tauro.internal.sql;

import static org.apache.calcite.sql.type.ReturnTypes.VARCHAR;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql2rel.SqlRexContext;

/** The name of the type of an expression, which is known before any row is. */
final class TypeNameFunctions {

    private static final SqlOperator TYPEOF =
            ScalarFunctions.function("TYPEOF", VARCHAR, OperandTypes.ANY);

    private static final SqlOperator PG_TYPEOF =
            ScalarFunctions.function("PG_TYPEOF", VARCHAR, OperandTypes.ANY);

    private TypeNameFunctions() {}

    static List<SqlOperator> all() {
        return List.of(TYPEOF, PG_TYPEOF);
    }

    static boolean isOne(SqlOperator operator) {
        return operator.equals(TYPEOF) || operator.equals(PG_TYPEOF);
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call.operand(0));
        boolean isNull = SqlUtil.isNullLiteral(call.operand(0), false);
        DataType of = isNull ? DataType.NULL : TypeMapping.toDataType(type);
        return context.getRexBuilder()
                .makeLiteral(call.getOperator().equals(TYPEOF) ? of.toString() : ofPostgres(of));
    }

    private static String ofPostgres(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, REAL, DATE, UUID, JSON, BIGINT ->
                    type.kind().name().toLowerCase(Locale.ROOT);
            case TINYINT, SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case DECIMAL -> "numeric";
            case DOUBLE -> "double precision";
            case CHAR -> "character";
            case VARCHAR -> type.precision() == DataType.UNBOUNDED ? "text" : "character varying";
            case VARBINARY -> "bytea";
            case TIME -> "time without time zone";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp with time zone";
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_SECOND -> "interval";
            case ARRAY -> element(type) + "[]";
            case ROW -> "record";
            case MAP -> "map";
            case NULL -> "unknown";
        };
    }

    private static String element(DataType array) {
        DataType element = array.elementType();
        return ofPostgres(element.kind() == TypeKind.ARRAY ? element.elementType() : element);
    }
}
