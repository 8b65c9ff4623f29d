package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Gives a meaning to what {@link JsonSyntax} wrote, and makes rows of functions in FROM that give
 * an array.
 */
final class JsonForms extends SqlShuttle {

    /** Between a path and what is passed to it. */
    static final String PASSING = "\u1521";

    /** A type to which JSON_OBJECT is cast that wants its names to be unique. */
    static final String UNIQUE_KEYS = "\u1522";

    /** A type to which JSON_QUERY is cast that leaves quotes out. */
    static final String OMIT_QUOTES = "\u1523";

    private JsonForms() {}

    static SqlNode rewrite(SqlNode tree) {
        SqlNode rewritten = tree.accept(new JsonForms());
        return rewritten == null ? tree : rewritten;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlCall query
                && query.getOperator().getName().equals(String.valueOf(Spelling.SUB_QUERY))) {
            return query.operand(0);
        }
        if (visited instanceof SqlCall item
                && (item.getKind() == SqlKind.AS || item.getKind() == SqlKind.COLLECTION_TABLE)) {
            return JsonRows.rewrite(item);
        }
        if (visited instanceof SqlSelect select) {
            return JsonRows.named(select);
        }
        return visited;
    }

    // ---- What is passed to a path

    static @Nullable SqlBasicCall passing(SqlNode path) {
        return path instanceof SqlBasicCall outer
                        && outer.getKind() == SqlKind.MOD
                        && outer.operand(0) instanceof SqlBasicCall inner
                        && inner.getKind() == SqlKind.MOD
                        && inner.operand(1) instanceof SqlIdentifier id
                        && id.isSimple()
                        && id.getSimple().equals(PASSING)
                ? outer
                : null;
    }

    /**
     * A path with what is passed to another.
     *
     * @param passing the other path, with what is passed to it
     */
    static SqlNode withPassed(SqlNode path, SqlNode passing) {
        SqlBasicCall outer = (SqlBasicCall) passing;
        SqlBasicCall inner = (SqlBasicCall) outer.operand(0);
        inner.setOperand(0, path);
        return outer;
    }

    /** The path itself. */
    static SqlNode path(SqlNode path) {
        SqlBasicCall passing = passing(path);
        return passing == null ? path : ((SqlCall) passing.operand(0)).operand(0);
    }

    /** An object of what is passed; null if there is none. */
    static @Nullable SqlNode passed(SqlNode path) {
        SqlBasicCall passing = passing(path);
        if (passing == null) {
            return null;
        }
        SqlParserPos at = path.getParserPosition();
        List<SqlNode> operands = new ArrayList<>();
        operands.add(JsonRewrites.text("NULL", at));
        List<SqlNode> values = ((SqlCall) passing.operand(1)).getOperandList();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            operands.add(values.get(i + 1));
            operands.add(values.get(i));
        }
        return JsonOperators.OBJECT.createCall(at, operands);
    }
}
