package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscapedFunctionsTest {

    /** A call of each function that the metadata lists. */
    private static final List<String> CALLS =
            List.of(
                    "ABS(-1)",
                    "ACOS(0.5)",
                    "ASIN(0.5)",
                    "ATAN(0.5)",
                    "ATAN2(1, 2)",
                    "CEILING(1.5)",
                    "COS(1)",
                    "COT(1)",
                    "DEGREES(1)",
                    "EXP(1)",
                    "FLOOR(1.5)",
                    "LOG(2)",
                    "LOG10(2)",
                    "MOD(7, 4)",
                    "PI()",
                    "POWER(2, 3)",
                    "RADIANS(1)",
                    "ROUND(1.25, 1)",
                    "SIGN(-1)",
                    "SIN(1)",
                    "SQRT(4)",
                    "TAN(1)",
                    "TRUNCATE(1.25, 1)",
                    "ASCII('a')",
                    "CHAR_LENGTH('a')",
                    "CHARACTER_LENGTH('a')",
                    "CONCAT('a', 'b')",
                    "LCASE('A')",
                    "LEFT('ab', 1)",
                    "LENGTH('a')",
                    "LOCATE('a', 'ba')",
                    "LTRIM(' a')",
                    "OCTET_LENGTH('a')",
                    "POSITION('a' IN 'ba')",
                    "REPEAT('a', 2)",
                    "REPLACE('aba', 'a', 'c')",
                    "RIGHT('ab', 1)",
                    "RTRIM('a ')",
                    "SUBSTRING('abc', 2, 1)",
                    "UCASE('a')",
                    "CURDATE()",
                    "CURRENT_DATE()",
                    "CURRENT_TIMESTAMP()",
                    "DAYOFMONTH(DATE '2026-01-31')",
                    "EXTRACT(YEAR FROM DATE '2026-01-31')",
                    "HOUR(TIMESTAMP '2026-01-31 10:20:30')",
                    "MINUTE(TIMESTAMP '2026-01-31 10:20:30')",
                    "MONTH(DATE '2026-01-31')",
                    "NOW()",
                    "QUARTER(DATE '2026-01-31')",
                    "SECOND(TIMESTAMP '2026-01-31 10:20:30')",
                    "WEEK(DATE '2026-01-31')",
                    "YEAR(DATE '2026-01-31')",
                    "IFNULL(NULL, 'a')");

    @Test
    void everyFunctionThatTheMetadataListsRuns(@TempDir Path directory) throws SQLException {
        try (Connection connection = Shop.open(directory).connect();
                Statement statement = connection.createStatement()) {
            Set<String> called = new TreeSet<>();
            for (String call : CALLS) {
                ResultSet rows = statement.executeQuery("SELECT {fn " + call + "}");
                assertThat(rows.next()).as(call).isTrue();
                assertThat(rows.getString(1)).as(call).isNotNull();
                called.add(call.substring(0, call.indexOf('(')));
            }
            DatabaseMetaData metadata = connection.getMetaData();
            String listed =
                    String.join(
                            ",",
                            metadata.getNumericFunctions(),
                            metadata.getStringFunctions(),
                            metadata.getTimeDateFunctions(),
                            metadata.getSystemFunctions());
            assertThat(new TreeSet<>(List.of(listed.split(",")))).isEqualTo(called);
        }
    }
}
