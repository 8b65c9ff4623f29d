package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.Block.From;
import io.tauro.connector.jdbc.Block.Stage;
import io.tauro.spi.RelationalStep.SetKind;
import io.tauro.spi.RelationalStep.SetOperation;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes unions and their like. */
record SetWriter(Dialect dialect) {

    Block combined(SetOperation set, List<Block> inputs) throws Refusal {
        boolean whole = set.kind() == SetKind.UNION && set.all();
        if (!whole && set.all()) {
            throw new Refusal(Obstacle.SET_ALL.reason());
        }
        if (!dialect.combines(set.kind())) {
            throw new Refusal(Obstacle.SET.reason(set.kind()));
        }
        Sql union = Sql.of("");
        for (int i = 0; i < inputs.size(); i++) {
            Sql branch = branch(inputs.get(i), set.schema(), !whole);
            union =
                    i == 0
                            ? branch
                            : union.plus(" " + dialect.setOperator(set.kind(), set.all()) + " ")
                                    .plus(branch);
        }
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < set.schema().size(); i++) {
            DataType type = set.schema().column(i).type();
            if (!dialect.merges(type)) {
                throw new Refusal(Obstacle.TOLD_APART.reason(type));
            }
            Optional<RemoteColumn> column = dialect.computed("x", type);
            operands.add(
                    new Operand(
                            Sql.of("t1.c" + i),
                            column.map(whole ? one -> one : dialect::key)
                                    .orElseThrow(() -> new Refusal(Obstacle.RESULT.reason(type)))));
        }
        return Block.of(
                new From(Sql.of("(").plus(union).plus(") t1"), 1),
                Operand.named(operands, set.schema()),
                Stage.TABLES);
    }

    private Sql branch(Block block, Schema schema, boolean apart) throws Refusal {
        Block table = block.asTable(1);
        List<Sql> list = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Operand operand = table.operands().get(i);
            if (!operand.type().equals(schema.column(i).type())) {
                throw new Refusal(Obstacle.SET_TYPES.reason());
            }
            Operand read =
                    new Operand(
                            operand.value(),
                            dialect.computed("x", operand.type())
                                    .orElseThrow(
                                            () ->
                                                    new Refusal(
                                                            Obstacle.RESULT.reason(
                                                                    operand.type()))));
            Sql member =
                    apart
                            ? dialect.member(new KeyWriter(dialect).distinct(read), read.type())
                            : read.raw();
            list.add(member.plus(" AS c" + i));
        }
        return Sql.of("SELECT ").plus(Sql.list(list, ", ")).plus(" FROM ").plus(table.from().sql());
    }
}
