package io.tauro.connector.jdbc;

import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SELECT in the making. Immutable.
 *
 * @param from what stands behind FROM, and how many tables that is
 * @param where conditions, all of which hold
 * @param operands what it delivers
 * @param groups what stands behind GROUP BY; empty without groups
 * @param order what stands behind ORDER BY
 * @param limit how many of the rows it delivers
 * @param stage how much of it is written
 */
record Block(
        From from,
        List<Sql> where,
        List<Operand> operands,
        List<Sql> groups,
        List<Sql> order,
        Optional<Limit> limit,
        Stage stage) {

    /** What stands behind FROM. */
    record From(Sql sql, int tables) {}

    /** How many rows are delivered, in the words of a dialect. */
    record Limit(Dialect dialect, Optional<Sql> rows, Optional<Sql> offset) {}

    /** How much of a SELECT is written; each stage may be followed by what comes after it. */
    enum Stage {
        /** Joins of tables, whose columns are qualified. */
        TABLES,
        /** Conditions, and columns of one table without its name. */
        ROWS,
        /** Expressions. */
        EXPRESSIONS,
        GROUPS,
        /** Order and limit. */
        WHOLE
    }

    Block {
        where = List.copyOf(where);
        operands = List.copyOf(operands);
        groups = List.copyOf(groups);
        order = List.copyOf(order);
    }

    static Block of(From from, List<Operand> operands, Stage stage) {
        return new Block(from, List.of(), operands, List.of(), List.of(), Optional.empty(), stage);
    }

    Schema schema() {
        return new Schema(operands.stream().map(operand -> operand.column().column()).toList());
    }

    /** The same, as a table of another SELECT if it is further than a stage. */
    Block until(Stage most) {
        return stage.compareTo(most) <= 0 ? this : asTable(1);
    }

    /** A SELECT of all columns of this one. */
    Block asTable(int number) {
        return asTable(number, "");
    }

    /** The same, computed once wherever it stands; a limit does that already. */
    Block computedOnce(int number, String ending) {
        return asTable(number, limit.isPresent() ? "" : ending);
    }

    /** Whether it delivers columns of one table, and nothing that is computed. */
    boolean isOfColumns() {
        return groups.isEmpty()
                && from.tables() == 1
                && !from.sql().text().startsWith("(")
                && operands.stream().allMatch(operand -> isName(operand.raw().text()));
    }

    private static boolean isName(String sql) {
        return sql.chars().noneMatch(c -> c == '(' || c == ' ' || c == '?');
    }

    private Block asTable(int number, String ending) {
        String name = "t" + number;
        List<Operand> outer = new ArrayList<>();
        List<Sql> list = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            String column = "c" + i;
            list.add(operands.get(i).raw().plus(" AS " + column));
            outer.add(new Operand(Sql.of(name + "." + column), operands.get(i).column()));
        }
        Sql inner = Sql.of("(").plus(select(list)).plus(ending + ") " + name);
        return of(new From(inner, 1), outer, Stage.TABLES);
    }

    Block where(Sql condition) {
        List<Sql> all = new ArrayList<>(where);
        all.add(condition);
        Stage now = stage == Stage.TABLES ? Stage.ROWS : stage;
        return new Block(from, all, operands, groups, order, limit, now);
    }

    Block delivering(List<Operand> others, Stage now) {
        return new Block(from, where, others, groups, order, limit, now);
    }

    Block grouped(List<Operand> others, List<Sql> keys) {
        return new Block(from, where, others, keys, order, limit, Stage.GROUPS);
    }

    Block ordered(List<Sql> keys, Limit some) {
        return new Block(from, where, operands, groups, keys, Optional.of(some), Stage.WHOLE);
    }

    /** The statement whose rows are read. */
    Sql statement() {
        List<Sql> list = new ArrayList<>();
        for (Operand operand : operands) {
            Sql name = Sql.of(namesAll() ? " AS c" + list.size() : "");
            list.add(operand.sent().plus(name));
        }
        return select(list);
    }

    private boolean namesAll() {
        return limit.isPresent() && limit.get().dialect().namesLimited();
    }

    private Sql select(List<Sql> list) {
        Sql sql =
                Sql.of("SELECT ")
                        .plus(list.isEmpty() ? Sql.of("1") : Sql.list(list, ", "))
                        .plus(" FROM ")
                        .plus(from.sql());
        if (!where.isEmpty()) {
            sql = sql.plus(" WHERE ").plus(Sql.list(where, " AND "));
        }
        if (!groups.isEmpty()) {
            sql = sql.plus(" GROUP BY ").plus(Sql.list(groups, ", "));
        }
        if (!order.isEmpty()) {
            sql = sql.plus(" ORDER BY ").plus(Sql.list(order, ", "));
        }
        if (limit.isEmpty()) {
            return sql;
        }
        Limit some = limit.get();
        return some.dialect().limited(sql, !order.isEmpty(), some.rows(), some.offset());
    }
}
