package io.tauro.connector.bigquery;

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
 *   <li>cloud.google.com/bigquery/docs/reference/standard-sql/data-types: INT64 is checked; NUMERIC
 *       has 29 and 9 digits, BIGNUMERIC 38 and 38, results are rounded half away from zero
 *   <li>the same, collation-concepts: {@code COLLATE(x, '')} compares by code points whatever the
 *       column says
 *   <li>the same, operators: {@code \\} escapes in LIKE, there is no ESCAPE; query-syntax: UNION,
 *       INTERSECT and EXCEPT need ALL or DISTINCT, OFFSET needs LIMIT, NULLS FIRST and LAST
 *   <li>the same, aggregate_functions: SUM of INT64 is INT64 or an error; there is no FILTER
 * </ul>
 */
class BigQuerySqlTest extends RenderingTest {

    @Override
    protected Database database() {
        return new BigQueryDatabase();
    }

    @Override
    protected List<RemoteColumn> columns() {
        String[][] all = {
            {"id", "INT64", "0", "0"},
            {"price", "NUMERIC(12, 2)", "0", "0"},
            {"any", "NUMERIC", "0", "0"},
            {"big", "BIGNUMERIC(38, 20)", "0", "0"},
            {"name", "STRING", "0", "0"},
            {"short", "STRING(40)", "0", "0"},
            {"ok", "BOOL", "0", "0"},
            {"ratio", "FLOAT64", "0", "0"},
            {"day", "DATE", "0", "0"},
            {"clock", "TIME", "0", "0"},
            {"at", "DATETIME", "0", "0"},
            {"seen", "TIMESTAMP", "0", "0"},
            {"bytes", "BYTES", "0", "0"},
            {"doc", "JSON", "0", "0"},
            {"list", "ARRAY<INT64>", "0", "0"},
            {"spot", "GEOGRAPHY", "0", "0"},
        };
        BigQueryColumns types = new BigQueryColumns();
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
        return "bigquery";
    }

    @Override
    protected void parse(String sql) {
        DruidParser.parse(sql, DbType.bigquery);
    }
}
