package io.tauro.connector.trino;

import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RenderingTest;
import io.trino.sql.parser.SqlParser;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

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
    }
}
