package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of JSON of several databases that say in other words what ours can say. */
final class JsonAliases {

    /** Functions of PostgreSQL that are also there for its JSONB. */
    private static final List<String> ALSO_JSONB =
            List.of(
                    "JSON_TYPEOF",
                    "JSON_ARRAY_LENGTH",
                    "JSON_OBJECT_KEYS",
                    "JSON_ARRAY_ELEMENTS",
                    "JSON_ARRAY_ELEMENTS_TEXT",
                    "JSON_EACH",
                    "JSON_EACH_TEXT",
                    "JSON_STRIP_NULLS",
                    "JSON_PRETTY",
                    "JSON_SET",
                    "JSON_INSERT");

    private static final List<String> PATH_ARGUMENTS = List.of("TARGET", "PATH", "VARS", "SILENT");

    private JsonAliases() {}

    static List<RewrittenFunction> all(List<SqlOperator> scalars) {
        List<RewrittenFunction> functions = new ArrayList<>();
        for (String name : ALSO_JSONB) {
            functions.add(same(name.replace("JSON_", "JSONB_"), named(scalars, name)));
        }
        for (String name : List.of("TO_JSONB", "JSON_SCALAR", "ROW_TO_JSON", "ARRAY_TO_JSON")) {
            functions.add(same(name, JsonOperators.TO_JSON));
        }
        for (String prefix : List.of("JSON", "JSONB")) {
            functions.add(made(prefix + "_BUILD_OBJECT", JsonOperators.OBJECT));
            functions.add(made(prefix + "_BUILD_ARRAY", JsonOperators.MAKE_ARRAY));
            functions.add(way(prefix + "_EXTRACT_PATH", JsonOperators.GET_PATH));
            functions.add(way(prefix + "_EXTRACT_PATH_TEXT", JsonOperators.GET_PATH_TEXT));
            functions.add(path(prefix + "_PATH_EXISTS", JsonOperators.EXISTS, "ERROR", "UNKNOWN"));
            functions.add(path(prefix + "_PATH_MATCH", JsonOperators.MATCH, "ERROR", "NULL"));
            functions.add(path(prefix + "_PATH_QUERY", JsonOperators.ALL, "ERROR", "EMPTY"));
            functions.add(
                    path(
                            prefix + "_PATH_QUERY_ARRAY",
                            JsonOperators.QUERY,
                            "UNCONDITIONAL KEEP ARRAY ERROR",
                            "UNCONDITIONAL KEEP ARRAY ARRAY"));
            functions.add(
                    path(
                            prefix + "_PATH_QUERY_FIRST",
                            JsonOperators.QUERY,
                            "FIRST KEEP NULL ERROR",
                            "FIRST KEEP NULL NULL"));
        }
        functions.add(same("JSONB_CONTAINS", JsonOperators.CONTAINS));
        functions.add(
                RewrittenFunction.of(
                        "JSONB_EXISTS",
                        2,
                        2,
                        (v, at, args) ->
                                JsonOperators.HAS_ANY.createCall(
                                        at, args.get(0), array(at, args.subList(1, 2)))));
        functions.add(same("JSONB_EXISTS_ANY", JsonOperators.HAS_ANY));
        functions.add(same("JSONB_EXISTS_ALL", JsonOperators.HAS_ALL));
        functions.add(same("JSONB_CONCAT", JsonOperators.CONCAT));
        functions.add(same("JSONB_DELETE_PATH", JsonOperators.DELETE_PATH));
        functions.add(
                RewrittenFunction.of(
                        "JSONB_DELETE",
                        2,
                        2,
                        (v, at, args) ->
                                TauroOperatorTable.MINUS.createCall(
                                        at,
                                        JsonOperators.CAST.createCall(at, args.get(0)),
                                        args.get(1))));
        functions.add(
                RewrittenFunction.of(
                        "JSONB_CONTAINED",
                        2,
                        2,
                        (v, at, args) ->
                                JsonOperators.CONTAINS.createCall(at, args.get(1), args.get(0))));
        others(functions, scalars);
        return functions;
    }

    private static void others(List<RewrittenFunction> functions, List<SqlOperator> scalars) {
        functions.add(
                RewrittenFunction.of(
                        "JSON_VALID",
                        1,
                        1,
                        (v, at, args) ->
                                JsonOperators.IS_JSON.createCall(
                                        at,
                                        args.get(0),
                                        JsonRewrites.text("VALUE", at),
                                        JsonRewrites.text("", at))));
        for (String name : List.of("JSON", "JSON_PARSE", "PARSE_JSON")) {
            functions.add(same(name, JsonOperators.CAST));
        }
        functions.add(same("TRY_PARSE_JSON", JsonOperators.TRY_CAST));
        for (String name : List.of("JSON_SERIALIZE", "JSON_FORMAT")) {
            functions.add(RewrittenFunction.of(name, 1, 1, (v, at, args) -> serialized(at, args)));
        }
        functions.add(
                RewrittenFunction.of("JSON_EXTRACT", 2, 2, (v, at, args) -> extract(at, args)));
        functions.add(
                RewrittenFunction.of(
                        "JSON_EXTRACT_SCALAR",
                        2,
                        2,
                        (v, at, args) ->
                                JsonOperators.VALUE.createCall(
                                        at,
                                        args.get(0),
                                        args.get(1),
                                        JsonRewrites.text("NULL NULL FORGIVING", at))));
        functions.add(
                RewrittenFunction.of(
                        "JSON_CONTAINS",
                        2,
                        3,
                        (v, at, args) ->
                                JsonOperators.CONTAINS_ANY.createCall(
                                        at,
                                        args.size() > 2
                                                ? extract(at, List.of(args.get(0), args.get(2)))
                                                : args.get(0),
                                        args.get(1))));
        functions.add(
                RewrittenFunction.of(
                        "JSON_ARRAY_CONTAINS",
                        2,
                        2,
                        (v, at, args) ->
                                JsonOperators.CONTAINS.createCall(
                                        at,
                                        args.get(0),
                                        JsonOperators.TO_JSON.createCall(at, args.get(1)))));
        for (String name : List.of("JSON_LENGTH", "JSON_SIZE", "JSON_KEYS")) {
            SqlOperator operator = named(scalars, name);
            functions.add(
                    RewrittenFunction.of(
                            name,
                            2,
                            2,
                            (v, at, args) -> operator.createCall(at, extract(at, args))));
        }
    }

    private static SqlOperator named(List<SqlOperator> scalars, String name) {
        return scalars.stream()
                .filter(scalar -> scalar.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RewrittenFunction same(String name, SqlOperator operator) {
        return RewrittenFunction.of(
                name,
                operator.getOperandCountRange().getMin(),
                operator.getOperandCountRange().getMax(),
                (v, at, args) -> operator.createCall(at, args));
    }

    private static RewrittenFunction made(String name, SqlOperator operator) {
        return RewrittenFunction.of(
                name,
                0,
                -1,
                (v, at, args) -> {
                    if (operator.equals(JsonOperators.OBJECT) && args.size() % 2 != 0) {
                        throw SqlErrors.at(
                                ErrorCode.INVALID_QUERY,
                                name + " has a name without a value",
                                at,
                                "Give it names and values in turn.");
                    }
                    List<SqlNode> operands = new ArrayList<>(args);
                    operands.add(0, JsonRewrites.text("NULL", at));
                    return operator.createCall(at, operands);
                });
    }

    private static RewrittenFunction way(String name, SqlOperator operator) {
        return RewrittenFunction.of(
                name,
                2,
                -1,
                (v, at, args) ->
                        operator.createCall(
                                at, args.get(0), array(at, args.subList(1, args.size()))));
    }

    private static SqlNode array(SqlParserPos at, List<SqlNode> elements) {
        return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(at, elements);
    }

    /** (JSON; path; optionally an object of variables, and whether errors are left out). */
    private static RewrittenFunction path(
            String name, SqlOperator operator, String options, String silentOptions) {
        return RewrittenFunction.of(
                name,
                2,
                4,
                (v, at, written) -> {
                    List<SqlNode> args = inOrder(written, at);
                    boolean silent =
                            args.size() > 3
                                    && args.get(3) instanceof SqlLiteral literal
                                    && Boolean.TRUE.equals(literal.getValue());
                    List<SqlNode> operands = new ArrayList<>(args.subList(0, 2));
                    operands.add(JsonRewrites.text(silent ? silentOptions : options, at));
                    if (args.size() > 2) {
                        operands.add(args.get(2));
                    }
                    return operator.createCall(at, operands);
                });
    }

    /**
     * Arguments that may have names in the order in which they stand without; no variables for
     * none.
     */
    private static List<SqlNode> inOrder(List<SqlNode> written, SqlParserPos at) {
        List<SqlNode> args = new ArrayList<>();
        for (SqlNode argument : written) {
            if (argument.getKind() != SqlKind.ARGUMENT_ASSIGNMENT
                    || !(((SqlCall) argument).operand(1) instanceof SqlIdentifier name)) {
                args.add(argument);
                continue;
            }
            int place = PATH_ARGUMENTS.indexOf(name.getSimple().toUpperCase(Locale.ROOT));
            boolean next = place == args.size() || place == 3 && args.size() == 2;
            if (!next) {
                throw SqlErrors.at(
                        ErrorCode.INVALID_QUERY,
                        "An argument with a name is not one that can stand here",
                        argument.getParserPosition(),
                        "Write target, path, vars and silent, in this order.");
            }
            if (args.size() < place) {
                args.add(JsonRewrites.text("{}", at));
            }
            args.add(((SqlCall) argument).operand(0));
        }
        return args;
    }

    private static SqlNode extract(SqlParserPos at, List<SqlNode> args) {
        return JsonOperators.QUERY.createCall(
                at,
                args.get(0),
                args.get(1),
                JsonRewrites.text("CONDITIONAL KEEP NULL NULL FORGIVING", at));
    }

    private static SqlNode serialized(SqlParserPos at, List<SqlNode> args) {
        return SqlStdOperatorTable.CAST.createCall(
                at,
                JsonOperators.CAST.createCall(at, args.get(0)),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, at), at));
    }
}
