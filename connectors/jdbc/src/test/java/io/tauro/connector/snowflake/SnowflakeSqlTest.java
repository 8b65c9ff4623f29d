package io.tauro.connector.snowflake;

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
 *   <li>docs.snowflake.com/sql-reference/operators-arithmetic: a product keeps min(s1 + s2, max(s1,
 *       s2, 12)) digits behind the point; a sum keeps the larger scale
 *   <li>docs.snowflake.com/sql-reference/collation: text is compared by its Unicode codes unless a
 *       column or the account names a collation; {@code COLLATE(x, 'utf8')} names that one
 *   <li>docs.snowflake.com/sql-reference/constructs/limit: {@code LIMIT NULL OFFSET n}
 *   <li>docs.snowflake.com/sql-reference/functions/sum: of numbers NUMBER(38, s), or an error
 * </ul>
 */
class SnowflakeSqlTest extends RenderingTest {

    @Override
    protected Database database() {
        return new SnowflakeDatabase();
    }

    @Override
    protected List<RemoteColumn> columns() {
        String[][] all = {
            {"ID", "NUMBER", "38", "0"},
            {"PRICE", "NUMBER", "12", "2"},
            {"RATE", "NUMBER", "20", "10"},
            {"NAME", "VARCHAR", "40", "0"},
            {"lower \"x\"", "TEXT", "16777216", "0"},
            {"OK", "BOOLEAN", "0", "0"},
            {"RATIO", "FLOAT", "0", "0"},
            {"DAY", "DATE", "0", "0"},
            {"CLOCK", "TIME", "0", "9"},
            {"AT", "TIMESTAMPNTZ", "0", "9"},
            {"SEEN", "TIMESTAMPTZ", "0", "6"},
            {"LOCAL", "TIMESTAMP_LTZ", "0", "3"},
            {"BYTES", "BINARY", "0", "0"},
            {"DOC", "VARIANT", "0", "0"},
            {"SPOT", "GEOGRAPHY", "0", "0"},
            {"V", "VECTOR", "0", "0"},
        };
        SnowflakeColumns types = new SnowflakeColumns();
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
        return "snowflake";
    }

    @Override
    protected void parse(String sql) {
        // The grammar has no type ARRAY, to which a vector is converted.
        DruidParser.parse(sql.replace(" AS ARRAY)", " AS VARIANT)"), DbType.snowflake);
    }
}
