package io.tauro.connector.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.Operand;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RenderingTest;
import io.tauro.connector.jdbc.Sql;
import io.tauro.connector.jdbc.SubPlans;
import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import io.trino.sql.parser.SqlParser;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** By the parser of Trino itself, whose grammar has all that is written for Presto. */
class TrinoSqlTest {

    private static List<RemoteColumn> columns(Flavor flavor) {
        String fraction = flavor.isTrino() ? "(6)" : "";
        TrinoColumns types = new TrinoColumns(flavor);
        List<RemoteColumn> columns = new ArrayList<>();
        String[][] all = {
            {"id", "bigint"},
            {"tiny", "tinyint"},
            {"small", "smallint"},
            {"qty", "integer"},
            {"price", "decimal(12,2)"},
            {"name", "varchar(40)"},
            {"Ünï \"x\"", "varchar"},
            {"code", "char(3)"},
            {"ok", "boolean"},
            {"ratio", "double"},
            {"single", "real"},
            {"day", "date"},
            {"clock", "time" + fraction},
            {"at", "timestamp" + fraction},
            {"seen", "timestamp" + fraction + " with time zone"},
            {"key", "uuid"},
            {"doc", "json"},
            {"bytes", "varbinary"},
            {"list", "array(integer)"},
            {"nanos", "interval day to second"},
        };
        for (String[] column : all) {
            columns.add(
                    types.column(
                            new MetadataColumn(
                                    column[0],
                                    '"' + column[0].replace("\"", "\"\"") + '"',
                                    Types.OTHER,
                                    column[1],
                                    0,
                                    0,
                                    true)));
        }
        return columns;
    }

    private abstract static class ByTheParser extends RenderingTest {
        private final Flavor flavor;

        ByTheParser(Flavor flavor) {
            this.flavor = flavor;
        }

        @Override
        protected Database database() {
            return new TrinoDatabase(flavor);
        }

        @Override
        protected List<RemoteColumn> columns() {
            return TrinoSqlTest.columns(flavor);
        }

        @Override
        protected String file() {
            return flavor.scheme();
        }

        @Override
        protected void parse(String sql) {
            new SqlParser().createStatement(sql);
        }
    }

    /**
     * Decimal functions and operators: "values are first coerced to a common super type. For types
     * near the largest representable precision (38), this can result in Value is out of range
     * errors".
     */
    @Test
    void decimalsAreComparedIfOneTypeHoldsBoth() {
        TrinoColumns columns = new TrinoColumns(Flavor.TRINO);
        RemoteColumn wide = columns.column("w", "w", true, DataType.decimal(38, 20));
        assertThat(wide.rules().accepts().test(new BigDecimal("1e30"))).isFalse();
        assertThat(wide.rules().accepts().test(new BigDecimal("1e-21"))).isFalse();
        assertThat(wide.rules().accepts().test(new BigDecimal("123.45"))).isTrue();
        RemoteColumn price = columns.column("p", "p", true, DataType.decimal(12, 2));
        assertThat(price.rules().accepts().test(new BigDecimal("9.995"))).isTrue();
        RemoteColumn whole = columns.column("n", "n", true, DataType.decimal(38, 0));
        TrinoDialect dialect = new TrinoDialect(Flavor.TRINO, columns);
        assertThat(dialect.compare(operand(whole), "=", operand(wide))).isEmpty();
        assertThat(dialect.same(operand(whole), operand(price))).isEmpty();
        assertThat(dialect.compare(operand(price), "<", operand(price))).isPresent();
    }

    private static Operand operand(RemoteColumn column) {
        return new Operand(Sql.of(column.select()), column, Optional.empty());
    }

    /** io.trino.spi.StandardErrorCode and com.facebook.presto.common.StandardErrorCode. */
    @Test
    void errorsAreToldApartByTheirNumbers() {
        TrinoDatabase trino = new TrinoDatabase(Flavor.TRINO);
        TrinoDatabase presto = new TrinoDatabase(Flavor.PRESTO);
        assertThat(trino.classify(new SQLException("", "", 46)))
                .contains(ErrorCode.SOURCE_TABLE_NOT_FOUND);
        assertThat(trino.classify(new SQLException("", "", 47))).contains(ErrorCode.SCHEMA_CHANGED);
        assertThat(trino.classify(new SQLException("Authentication failed: Unauthorized")))
                .contains(ErrorCode.SOURCE_AUTHENTICATION_FAILED);
        // Presto calls these errors of syntax.
        assertThat(presto.classify(new SQLException("Table a.b.c does not exist", "", 1)))
                .contains(ErrorCode.SOURCE_TABLE_NOT_FOUND);
        assertThat(presto.classify(new SQLException("Column 'x' cannot be resolved", "", 1)))
                .contains(ErrorCode.SCHEMA_CHANGED);
        assertThat(presto.classify(new SQLException("", "", 46))).isEmpty();
        assertThat(presto.classify(new SQLException("", "", 0x0002_0003)))
                .contains(ErrorCode.SOURCE_TIMEOUT);
    }

    @Nested
    class ForTrino extends ByTheParser {
        ForTrino() {
            super(Flavor.TRINO);
        }
    }

    @Nested
    class ForPresto extends ByTheParser {
        ForPresto() {
            super(Flavor.PRESTO);
        }

        @Override
        protected Map<String, String> base() {
            return SubPlans.of(new TrinoDatabase(Flavor.TRINO), TrinoSqlTest.columns(Flavor.TRINO));
        }
    }
}
