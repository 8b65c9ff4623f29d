package io.tauro.connector.jdbc;

import io.tauro.spi.RelationalStep.Aggregate;
import io.tauro.spi.RelationalStep.Aggregation;
import java.util.ArrayList;
import java.util.List;

/** Writes groups of rows and what is computed of each. */
record GroupWriter(Dialect dialect) {

    Block grouped(Aggregation aggregation, Block input) throws Refusal {
        Block block = input.until(Block.Stage.ROWS);
        List<Operand> operands = new ArrayList<>();
        List<Sql> keys = new ArrayList<>();
        for (int key : aggregation.keys()) {
            Operand operand = block.operands().get(key);
            Sql grouped = new KeyWriter(dialect).distinct(operand);
            keys.add(grouped);
            operands.add(new Operand(grouped, dialect.key(operand.column())));
        }
        for (int i = 0; i < aggregation.aggregates().size(); i++) {
            operands.add(aggregate(aggregation.aggregates().get(i), block.operands()));
        }
        return block.grouped(Operand.named(operands, aggregation.schema()), keys);
    }

    private Operand aggregate(Aggregate aggregate, List<Operand> columns) throws Refusal {
        List<Operand> arguments = new ArrayList<>();
        for (int argument : aggregate.arguments()) {
            Operand operand = columns.get(argument);
            if (aggregate.distinct()) {
                operand = new Operand(new KeyWriter(dialect).distinct(operand), operand.column());
            }
            arguments.add(operand);
        }
        List<Operand> counted = new ArrayList<>(arguments);
        aggregate.filter().ifPresent(column -> counted.add(columns.get(column)));
        return dialect.aggregate(aggregate, counted)
                .flatMap(
                        sql ->
                                dialect.computed("x", aggregate.type())
                                        .map(
                                                column ->
                                                        new Operand(
                                                                sql,
                                                                result(
                                                                        aggregate.function(),
                                                                        column))))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Obstacle.AGGREGATE.reason(
                                                aggregate.function()
                                                        + (arguments.isEmpty()
                                                                ? ""
                                                                : " of "
                                                                        + arguments
                                                                                .get(0)
                                                                                .type()))));
    }

    /** A sum may have more digits than what is summed. */
    static RemoteColumn result(String function, RemoteColumn column) {
        return function.equals("SUM") ? column.asResult() : column;
    }
}
