package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.registry.RegisteredTable;
import io.tauro.spi.ColumnStatistics;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SourceTable;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of whoever does not see all of a table know no more of its size than a power of four. */
class CoarseStatisticsTest {

    private static BaseTable table(TableStatistics statistics) {
        SourceTable source =
                new SourceTable() {
                    @Override
                    public Schema schema() {
                        return Schema.of(Column.of("id", DataType.INTEGER));
                    }

                    @Override
                    public TableStatistics statistics() {
                        return statistics;
                    }

                    @Override
                    public Scan plan(ScanRequest request) {
                        throw new UnsupportedOperationException("Not asked");
                    }
                };
        VirtualTable table = VirtualTable.named("t").from("c", TableSource.table("t")).build();
        return new BaseTable(new RegisteredTable(table, "test", source), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1024",
        "1, 1024",
        "1024, 1024",
        "1025, 4096",
        "4096, 4096",
        "4097, 16384",
        "1000000, 1048576",
        "1048577, 4194304"
    })
    void rowsAreRoundedUpToAPowerOfFour(double rows, double shown) {
        BaseTable coarse = table(TableStatistics.ofRows(rows)).coarse();
        assertThat(coarse.statistics()).isEqualTo(TableStatistics.ofRows(shown));
        assertThat(coarse.rowCount()).hasValue(shown);
    }

    @Test
    void nothingIsToldOfColumnsAndBytes() {
        TableStatistics known =
                new TableStatistics(
                        OptionalDouble.of(5000),
                        OptionalDouble.of(123_456),
                        Map.of("id", ColumnStatistics.UNKNOWN));
        assertThat(table(known).coarse().statistics()).isEqualTo(TableStatistics.ofRows(16_384));
    }

    @Test
    void whatIsNotKnownStaysSo() {
        BaseTable coarse = table(TableStatistics.UNKNOWN).coarse();
        assertThat(coarse.statistics()).isEqualTo(TableStatistics.UNKNOWN);
        assertThat(coarse.rowCount()).isEmpty();
    }

    @Test
    void whoSeesTheTableAsItIsKnowsItsSize() {
        TableStatistics known = TableStatistics.ofRows(5000);
        assertThat(table(known).statistics()).isEqualTo(known);
    }
}
