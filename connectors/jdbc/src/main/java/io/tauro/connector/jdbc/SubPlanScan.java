package io.tauro.connector.jdbc;

import io.tauro.connector.jdbc.SelectStatement.Body;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.Pushdown;
import io.tauro.spi.ReadContext;
import io.tauro.spi.RelationalSource;
import io.tauro.spi.Scan;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * A statement that does several steps of a query.
 *
 * @param tables what it reads
 * @param limited whether it ends with a limit
 * @param few whether few rows are expected
 * @param known what is known of columns, if it is asked for
 */
record SubPlanScan(
        JdbcConnector connector,
        Block block,
        Schema schema,
        SelectStatement statement,
        ReadTables tables,
        boolean limited,
        boolean few,
        Supplier<Map<String, ColumnStatistics>> known)
        implements Scan, SourceQuery {

    static SubPlanScan of(
            JdbcConnector connector,
            Block block,
            ReadTables tables,
            boolean limited,
            boolean few,
            Supplier<Map<String, ColumnStatistics>> known) {
        List<RemoteColumn> columns = block.operands().stream().map(Operand::column).toList();
        return new SubPlanScan(
                connector,
                block,
                block.schema(),
                new SelectStatement(
                        block.statement(),
                        columns,
                        List.of(),
                        List.of(),
                        new Body(Sql.of(""), false, false, Optional.empty(), Dialect.PLAIN)),
                tables,
                limited,
                few,
                known);
    }

    /** What its columns have at most. */
    @Override
    public TableStatistics estimate() {
        return new TableStatistics(OptionalDouble.empty(), OptionalDouble.empty(), known.get());
    }

    @Override
    public Pushdown pushdown() {
        return new Pushdown(List.of(), false, limited, "", "");
    }

    @Override
    public Optional<RelationalSource> relational() {
        return connector.relational();
    }

    @Override
    public String describe() {
        return statement.sql().brief();
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        return connector.open(this, context);
    }

    @Override
    public Object about() {
        return tables.about();
    }

    @Override
    public String toString() {
        return describe();
    }
}
