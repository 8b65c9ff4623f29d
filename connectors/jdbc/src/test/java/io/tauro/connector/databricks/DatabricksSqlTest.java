package io.tauro.connector.databricks;

import com.alibaba.druid.DbType;
import io.tauro.connector.jdbc.Database;
import io.tauro.connector.jdbc.DruidParser;
import io.tauro.connector.jdbc.MetadataColumn;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.RenderingTest;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * By a parser of the dialect. The recorded statements were read against the vendor's documentation:
 *
 * <ul>
 *   <li>docs.databricks.com/sql/language-manual/sql-ref-ansi-compliance: out of its range
 *       arithmetic is an error in ANSI mode
 *   <li>docs.databricks.com/sql/language-manual/sql-ref-collation: by default the bytes of UTF-8
 *       are compared, and {@code COLLATE UTF8_BINARY} says so for any column
 *   <li>docs.databricks.com/sql/language-manual/functions/like: {@code \\} escapes unless ESCAPE
 *       names another
 *   <li>docs.databricks.com/sql/language-manual/functions/sum: of BIGINT a BIGINT, of DECIMAL(p, s)
 *       a DECIMAL(p + 10, s) of 38 digits at most, or an error
 * </ul>
 */
class DatabricksSqlTest extends RenderingTest {

    @Override
    protected Database database() {
        return new DatabricksDatabase();
    }

    @Override
    protected List<RemoteColumn> columns() {
        String[][] all = {
            {"id", "BIGINT", "0", "0"},
            {"tiny", "TINYINT", "0", "0"},
            {"small", "SMALLINT", "0", "0"},
            {"qty", "INT", "0", "0"},
            {"price", "DECIMAL(12,2)", "0", "0"},
            {"name", "STRING", "0", "0"},
            {"two words", "VARCHAR(40)", "0", "0"},
            {"code", "CHAR(3)", "0", "0"},
            {"ok", "BOOLEAN", "0", "0"},
            {"ratio", "DOUBLE", "0", "0"},
            {"single", "FLOAT", "0", "0"},
            {"day", "DATE", "0", "0"},
            {"at", "TIMESTAMP_NTZ", "0", "0"},
            {"seen", "TIMESTAMP", "0", "0"},
            {"bytes", "BINARY", "0", "0"},
            {"doc", "VARIANT", "0", "0"},
            {"list", "ARRAY<INT>", "0", "0"},
        };
        DatabricksColumns types = new DatabricksColumns();
        List<RemoteColumn> columns = new ArrayList<>();
        for (String[] column : all) {
            columns.add(
                    types.column(
                            new MetadataColumn(
                                    column[0],
                                    database().quote(column[0]),
                                    Types.OTHER,
                                    column[1],
                                    Integer.parseInt(column[2]),
                                    Integer.parseInt(column[3]),
                                    true)));
        }
        return columns;
    }

    @Override
    protected String file() {
        return "databricks";
    }

    @Override
    protected void parse(String sql) {
        // The parser does not know this operator, which may stand behind any text.
        DruidParser.parse(sql.replace(" COLLATE UTF8_BINARY", ""), DbType.databricks);
    }
}
