package io.tauro.connector.jdbc;

import io.tauro.spi.RelationalStep.Frame;
import io.tauro.spi.RelationalStep.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes functions over windows of rows. */
record WindowWriter(Dialect dialect) {

    Operand window(WindowCall call, List<Operand> columns) throws Refusal {
        KeyWriter keys = new KeyWriter(dialect);
        List<Operand> arguments = call.arguments().stream().map(columns::get).toList();
        List<Sql> partition = new ArrayList<>();
        for (int column : call.partition()) {
            partition.add(keys.distinct(columns.get(column)));
        }
        List<Sql> order = keys.ordered(call.order(), columns);
        Optional<Sql> function = dialect.window(call, arguments);
        Optional<RemoteColumn> column = dialect.computed("x", call.type());
        if (function.isEmpty() || column.isEmpty()) {
            throw new Refusal(Obstacle.WINDOW.reason(call.function()));
        }
        Sql over = function.get().plus(" OVER (");
        if (!partition.isEmpty()) {
            over = over.plus("PARTITION BY ").plus(Sql.list(partition, ", "));
        }
        if (!order.isEmpty()) {
            over = over.plus(" ORDER BY ").plus(Sql.list(order, ", "));
        }
        return new Operand(
                over.plus(frame(call)).plus(")"),
                GroupWriter.result(call.function(), column.get()));
    }

    /** Functions of ranks and distances take no frame. */
    private static String frame(WindowCall call) {
        return switch (call.function()) {
            case "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD" -> "";
            default -> {
                if (call.order().isEmpty() && call.frame() != Frame.TO_ROW) {
                    yield "";
                }
                yield switch (call.frame()) {
                    case PARTITION -> " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
                    case TO_PEERS -> " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
                    case TO_ROW -> " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
                };
            }
        };
    }
}
