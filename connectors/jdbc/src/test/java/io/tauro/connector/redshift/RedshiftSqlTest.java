package io.tauro.connector.redshift;

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
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html: trailing spaces do not count
 *       in comparisons, of VARCHAR neither
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html: results of more than
 *       38 digits lose some behind the point; integers are checked
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_SUM.html: of all integers BIGINT, so BIGINT is
 *       converted first; of NUMERIC a NUMERIC of 38 digits
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html: "Implicit comparisons, such as
 *       WHERE flag or WHERE NOT flag might return unexpected results"
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html: TO_HEX takes the bytes of a
 *       text
 *   <li>docs.aws.amazon.com/redshift/latest/dg/r_Window_function_synopsis.html: frames are of ROWS
 * </ul>
 */
class RedshiftSqlTest extends RenderingTest {

    @Override
    protected Database database() {
        return new RedshiftDatabase();
    }

    @Override
    protected List<RemoteColumn> columns() {
        String[][] all = {
            {"id", "bigint", "0", "0"},
            {"small", "smallint", "0", "0"},
            {"qty", "integer", "0", "0"},
            {"price", "numeric", "12", "2"},
            {"wide", "numeric", "38", "10"},
            {"name", "character varying", "40", "0"},
            {"long", "character varying", "65535", "0"},
            {"code", "character", "3", "0"},
            {"ok", "boolean", "0", "0"},
            {"ratio", "double precision", "0", "0"},
            {"single", "real", "0", "0"},
            {"day", "date", "0", "0"},
            {"clock", "time without time zone", "0", "0"},
            {"at", "timestamp without time zone", "0", "0"},
            {"seen", "timestamp with time zone", "0", "0"},
            {"bytes", "binary varying", "0", "0"},
            {"doc", "super", "0", "0"},
            {"spot", "geometry", "0", "0"},
        };
        RedshiftColumns types = new RedshiftColumns();
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
        return "redshift";
    }

    @Override
    protected void parse(String sql) {
        DruidParser.parse(sql, DbType.postgresql);
        // Its parser for Redshift does not know what ends in OFFSET.
        DruidParser.parse(sql.replaceAll(" OFFSET \\d+$", ""), DbType.redshift);
    }
}
