package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonExistsErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryWrapperBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The SQL/JSON forms of the parser as calls of our functions, which take what stands between the
 * parentheses as text: what to do with nothing, with errors, with nulls.
 */
final class JsonRewrites {

    private JsonRewrites() {}

    /** What stands for a call whose operands have not been rewritten yet. */
    static SqlNode rewrite(SqlNode node) {
        if (!(node instanceof SqlCall call)) {
            return node;
        }
        SqlOperator operator = call.getOperator();
        if (operator.equals(SqlStdOperatorTable.JSON_EXISTS)) {
            return exists(call);
        } else if (operator.equals(SqlStdOperatorTable.JSON_VALUE)) {
            return value(call);
        } else if (operator.equals(SqlStdOperatorTable.JSON_QUERY)) {
            return query(call, "KEEP");
        } else if (operator.equals(SqlStdOperatorTable.JSON_OBJECT)) {
            return constructor(JsonOperators.OBJECT, call, "NULL", "");
        } else if (operator.equals(SqlStdOperatorTable.JSON_ARRAY)) {
            return constructor(JsonOperators.MAKE_ARRAY, call, "ABSENT", "");
        } else if (operator.equals(SqlStdOperatorTable.JSON_VALUE_EXPRESSION)) {
            SqlNode unique = isJson(call.operand(0), "UNIQUE");
            return unique == null
                    ? JsonOperators.CAST.createCall(call.getParserPosition(), operands(call))
                    : unique;
        } else if (isCast(call)) {
            return cast(call);
        }
        SqlNode test = isJson(call, "");
        return test == null ? node : test;
    }

    private static List<SqlNode> operands(SqlCall call) {
        return new ArrayList<>(call.getOperandList());
    }

    static SqlNode text(String text, SqlParserPos at) {
        return SqlLiteral.createCharString(text, at);
    }

    // ---- IS JSON

    private static @Nullable SqlNode isJson(SqlNode node, String unique) {
        if (!(node instanceof SqlCall call)) {
            return null;
        }
        String name = call.getOperator().getName();
        if (!name.startsWith("IS JSON ") && !name.startsWith("IS NOT JSON ")) {
            return null;
        }
        SqlParserPos at = call.getParserPosition();
        String kind = name.substring(name.lastIndexOf(' ') + 1);
        SqlNode test =
                JsonOperators.IS_JSON.createCall(
                        at, call.operand(0), text(kind, at), text(unique, at));
        return name.startsWith("IS NOT") ? SqlStdOperatorTable.NOT.createCall(at, test) : test;
    }

    // ---- Paths

    /** The JSON, the path, the options and what is passed to the path. */
    private static List<SqlNode> path(SqlCall call, String options) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(call.operand(0));
        operands.add(JsonForms.path(call.operand(1)));
        operands.add(text(options, call.getParserPosition()));
        SqlNode passed = JsonForms.passed(call.operand(1));
        if (passed != null) {
            operands.add(passed);
        }
        return operands;
    }

    private static SqlNode exists(SqlCall call) {
        SqlJsonExistsErrorBehavior onError =
                call.operandCount() > 2 && call.operand(2) instanceof SqlLiteral literal
                        ? literal.getValueAs(SqlJsonExistsErrorBehavior.class)
                        : SqlJsonExistsErrorBehavior.FALSE;
        return JsonOperators.EXISTS.createCall(
                call.getParserPosition(), path(call, onError.name()));
    }

    private static SqlNode value(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        SqlDataTypeSpec type = null;
        SqlNode onEmpty = null;
        SqlNode onError = null;
        boolean emptyFails = false;
        boolean errorFails = false;
        List<SqlNode> operands = call.getOperandList();
        Iterator<SqlNode> rest = operands.listIterator(2);
        while (rest.hasNext()) {
            SqlNode operand = rest.next();
            if (operand instanceof SqlDataTypeSpec spec) {
                type = spec;
                continue;
            }
            SqlJsonValueEmptyOrErrorBehavior behavior =
                    symbol(operand, SqlJsonValueEmptyOrErrorBehavior.class);
            if (behavior == null) {
                continue;
            }
            boolean hasDefault = behavior == SqlJsonValueEmptyOrErrorBehavior.DEFAULT;
            SqlNode otherwise = hasDefault ? rest.next() : null;
            boolean fails = behavior == SqlJsonValueEmptyOrErrorBehavior.ERROR;
            if (symbol(rest.next(), SqlJsonEmptyOrError.class) == SqlJsonEmptyOrError.EMPTY) {
                onEmpty = otherwise;
                emptyFails = fails;
            } else {
                onError = otherwise;
                errorFails = fails;
            }
        }
        String options = (emptyFails ? "ERROR " : "NULL ") + (errorFails ? "ERROR" : "NULL");
        SqlNode plain =
                typed(JsonOperators.VALUE.createCall(at, path(call, options)), type, !errorFails);
        if (onEmpty == null && onError == null) {
            return plain;
        }
        return withDefaults(call, type, plain, onEmpty, onError);
    }

    /** The value by what became of the path. */
    private static SqlNode withDefaults(
            SqlCall call,
            @Nullable SqlDataTypeSpec type,
            SqlNode plain,
            @Nullable SqlNode onEmpty,
            @Nullable SqlNode onError) {
        SqlParserPos at = call.getParserPosition();
        SqlNodeList conditions = new SqlNodeList(at);
        SqlNodeList results = new SqlNodeList(at);
        if (onEmpty != null) {
            conditions.add(state(call, "EMPTY"));
            results.add(typed(onEmpty, type == null ? varchar(at) : type, false));
        }
        if (onError != null) {
            SqlNode failed = state(call, "ERROR");
            if (type != null) {
                SqlNode text = JsonOperators.VALUE.createCall(at, path(call, "NULL NULL"));
                failed =
                        SqlStdOperatorTable.OR.createCall(
                                at,
                                failed,
                                SqlStdOperatorTable.AND.createCall(
                                        at,
                                        SqlStdOperatorTable.IS_NOT_NULL.createCall(
                                                at, TreeCopy.of(text)),
                                        SqlStdOperatorTable.IS_NULL.createCall(
                                                at, typed(TreeCopy.of(text), type, true))));
            }
            conditions.add(failed);
            results.add(typed(onError, type == null ? varchar(at) : type, false));
        }
        return new SqlCase(at, null, conditions, results, TreeCopy.of(plain));
    }

    private static SqlNode state(SqlCall call, String state) {
        SqlParserPos at = call.getParserPosition();
        return SqlStdOperatorTable.EQUALS.createCall(
                at,
                TreeCopy.of(JsonOperators.STATE.createCall(at, path(call, ""))),
                text(state, at));
    }

    private static SqlDataTypeSpec varchar(SqlParserPos at) {
        return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at);
    }

    private static SqlNode typed(
            SqlNode value, @Nullable SqlDataTypeSpec type, boolean nullOnError) {
        if (type == null) {
            return value;
        }
        SqlOperator cast = nullOnError ? SqlLibraryOperators.TRY_CAST : SqlStdOperatorTable.CAST;
        SqlCall call = cast.createCall(value.getParserPosition(), value, TypeNames.resolve(type));
        return cast(call);
    }

    /**
     * @param quotes KEEP or OMIT
     */
    private static SqlNode query(SqlCall call, String quotes) {
        SqlParserPos at = call.getParserPosition();
        SqlJsonQueryWrapperBehavior wrapper =
                symbol(operand(call, 2), SqlJsonQueryWrapperBehavior.class);
        String options =
                wrapper(wrapper)
                        + " "
                        + quotes
                        + " "
                        + instead(operand(call, 3))
                        + " "
                        + instead(operand(call, 4));
        SqlNode found = JsonOperators.QUERY.createCall(at, path(call, options));
        boolean fails = instead(operand(call, 4)).equals("ERROR");
        SqlNode type = operand(call, 5);
        if (type instanceof SqlDataTypeSpec spec) {
            return typed(found, spec, !fails);
        }
        return quotes.equals("OMIT") ? typed(found, varchar(at), false) : found;
    }

    private static @Nullable SqlNode operand(SqlCall call, int index) {
        return index < call.operandCount() ? call.getOperandList().get(index) : null;
    }

    private static String wrapper(@Nullable SqlJsonQueryWrapperBehavior wrapper) {
        if (wrapper == null) {
            return "WITHOUT";
        }
        return switch (wrapper) {
            case WITHOUT_ARRAY -> "WITHOUT";
            case WITH_CONDITIONAL_ARRAY -> "CONDITIONAL";
            case WITH_UNCONDITIONAL_ARRAY -> "UNCONDITIONAL";
        };
    }

    private static String instead(@Nullable SqlNode node) {
        SqlJsonQueryEmptyOrErrorBehavior behavior =
                symbol(node, SqlJsonQueryEmptyOrErrorBehavior.class);
        if (behavior == null) {
            return "NULL";
        }
        return switch (behavior) {
            case ERROR -> "ERROR";
            case NULL -> "NULL";
            case EMPTY_ARRAY -> "ARRAY";
            case EMPTY_OBJECT -> "OBJECT";
        };
    }

    private static <E extends Enum<E>> @Nullable E symbol(@Nullable SqlNode node, Class<E> type) {
        return node instanceof SqlLiteral literal && type.isInstance(literal.getValue())
                ? literal.getValueAs(type)
                : null;
    }

    // ---- Constructors

    private static SqlNode constructor(
            SqlOperator operator, SqlCall call, String otherwise, String unique) {
        SqlParserPos at = call.getParserPosition();
        List<SqlNode> operands = operands(call);
        SqlJsonConstructorNullClause nulls =
                symbol(operands.get(0), SqlJsonConstructorNullClause.class);
        String options =
                nulls == null
                        ? otherwise
                        : nulls == SqlJsonConstructorNullClause.NULL_ON_NULL ? "NULL" : "ABSENT";
        operands.set(0, text((options + " " + unique).strip(), at));
        return operator.createCall(at, operands);
    }

    // ---- Casts

    private static boolean isCast(SqlCall call) {
        return (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST)
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlDataTypeSpec;
    }

    private static SqlNode cast(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        String name = named(call.operand(1));
        SqlNode value = call.operand(0);
        boolean lenient = call.getKind() == SqlKind.SAFE_CAST;
        SqlOperator cast = lenient ? JsonOperators.TRY_CAST : JsonOperators.CAST;
        return switch (name) {
            case "JSON" -> cast.createCall(at, value);
            case "JSONB" -> JsonOperators.CANONICAL.createCall(at, cast.createCall(at, value));
            case JsonForms.UNIQUE_KEYS -> withUniqueKeys(value);
            case JsonForms.OMIT_QUOTES ->
                    value instanceof SqlBasicCall query
                                    && query.getOperator().equals(SqlStdOperatorTable.JSON_QUERY)
                            ? query(query, "OMIT")
                            : value;
            default -> mayBeNested(call.operand(1)) ? NestedCast.allow(call) : call;
        };
    }

    private static boolean mayBeNested(SqlDataTypeSpec type) {
        return !(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec)
                || type.getTypeNameSpec()
                        .getTypeName()
                        .getSimple()
                        .toUpperCase(Locale.ROOT)
                        .endsWith("CHAR");
    }

    private static SqlNode withUniqueKeys(SqlNode value) {
        if (value instanceof SqlCall call
                && call.getOperator().equals(SqlStdOperatorTable.JSON_OBJECT)) {
            return constructor(JsonOperators.OBJECT, call, "NULL", "UNIQUE");
        }
        throw SqlErrors.at(
                ErrorCode.NOT_SUPPORTED,
                "WITH UNIQUE KEYS is supported in JSON_OBJECT and IS JSON only",
                value.getParserPosition(),
                "Test the result with IS JSON WITH UNIQUE KEYS.");
    }

    private static String named(SqlNode type) {
        return type instanceof SqlDataTypeSpec spec
                        && spec.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec user
                        && user.getTypeName().isSimple()
                ? SoftWords.harden(user.getTypeName().getSimple()).toUpperCase(Locale.ROOT)
                : "";
    }
}
