package io.tauro.internal.sql;

import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Puts parameters in the place of literals whose value decides about rows and about nothing else:
 * those that something with a column is compared with, in WHERE and ON. All others are part of what
 * the query means: a position in ORDER BY, a unit, a format, the name of a column.
 */
final class LiteralSlots {

    private final Map<SqlParserPos, Integer> literalAt = new HashMap<>();
    private final StatementShape shape;
    private final RelDataTypeFactory types;
    private final int firstParameter;
    private final BitSet free = new BitSet();

    /**
     * @param sql the text that was parsed
     * @param shape the literals of the text
     * @param firstParameter the number of parameters that the query has of its own
     */
    LiteralSlots(String sql, StatementShape shape, RelDataTypeFactory types, int firstParameter) {
        this.shape = shape;
        this.types = types;
        this.firstParameter = firstParameter;
        locate(sql);
    }

    /** Which literal begins at which line and column, as the parser counts. */
    private void locate(String sql) {
        int line = 1;
        int column = 1;
        int next = 0;
        int[] places = Spelling.places(sql);
        for (int i = 0; i < sql.length() && next < shape.literals().size(); i++) {
            if (shape.literals().get(next).start() == places[i] && places[i + 1] > places[i]) {
                literalAt.put(new SqlParserPos(line, column), next++);
            }
            char c = sql.charAt(i);
            boolean newLine =
                    c == '\n' || c == '\r' && (i + 1 == sql.length() || sql.charAt(i + 1) != '\n');
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
    }

    /** Changes the tree. */
    void replaceIn(SqlNode query) {
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlSelect select && select.getWhere() != null) {
                            condition(select.getWhere());
                        } else if (call instanceof SqlJoin join && join.getCondition() != null) {
                            condition(join.getCondition());
                        }
                        return super.visit(call);
                    }
                });
    }

    /** The indexes of the literals that have become parameters. */
    BitSet free() {
        return free;
    }

    private void condition(SqlNode node) {
        if (!(node instanceof SqlBasicCall call)) {
            return;
        }
        switch (call.getKind()) {
            case AND, OR, NOT -> call.getOperandList().forEach(this::condition);
            case EQUALS,
                    NOT_EQUALS,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    LIKE ->
                    comparison(call, call.operandCount() == 2);
            case BETWEEN -> comparison(call, call.operandCount() == 3);
            case IN, NOT_IN -> list(call);
            default -> {
                // A literal that stands here is not compared with anything.
            }
        }
    }

    private void comparison(SqlBasicCall call, boolean ofKnownForm) {
        if (!ofKnownForm || call.getOperandList().stream().noneMatch(LiteralSlots::readsColumn)) {
            return;
        }
        for (int i = 0; i < call.operandCount(); i++) {
            call.setOperand(i, slot(call.operand(i)));
        }
    }

    private void list(SqlBasicCall call) {
        if (readsColumn(call.operand(0)) && call.operand(1) instanceof SqlNodeList values) {
            values.replaceAll(this::slot);
        }
    }

    private static boolean readsColumn(SqlNode node) {
        boolean[] found = new boolean[1];
        node.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        found[0] = true;
                        return null;
                    }
                });
        return found[0];
    }

    private SqlNode slot(SqlNode node) {
        if (node.getKind() == SqlKind.MINUS_PREFIX && node instanceof SqlBasicCall minus) {
            minus.setOperand(0, slot(minus.operand(0)));
            return minus;
        }
        Integer index =
                node instanceof SqlLiteral
                        ? literalAt.get(
                                new SqlParserPos(
                                        node.getParserPosition().getLineNum(),
                                        node.getParserPosition().getColumnNum()))
                        : null;
        if (index == null || free.get(index)) {
            return node;
        }
        Parameter parameter = shape.literals().get(index).parameter().orElse(null);
        if (parameter == null || !means((SqlLiteral) node, parameter)) {
            return node;
        }
        free.set(index);
        return TypedParameter.of(
                new SqlDynamicParam(firstParameter + index, node.getParserPosition()),
                TypeMapping.toRel(types, parameter.type(), false));
    }

    /** Whether the parser has read the same as the scanner. */
    private boolean means(SqlLiteral literal, Parameter parameter) {
        Object value = literal.getValue();
        if (value instanceof NlsString text) {
            return text.getCharset() == null
                    && text.getValue().equals(parameter.value())
                    && parameter.type().equals(DataType.VARCHAR);
        }
        return value instanceof BigDecimal number
                && parameter.value() instanceof Number
                && number.compareTo(new BigDecimal(parameter.value().toString())) == 0
                && TypeMapping.toDataType(literal.createSqlType(types)).equals(parameter.type());
    }
}
