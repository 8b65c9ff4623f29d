package io.tauro.connector.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a MySQL 9.7 was seen to need, told without one. */
class MySqlRulesTest {

    /** A parameter that is cast to TIME at once loses digits. */
    @Test
    void aTimeIsTextBeforeItIsATime() {
        assertThat(marker("time")).isEqualTo("CAST(CAST(? AS CHAR) AS TIME(0))");
        assertThat(marker("date")).isEqualTo("CAST(? AS DATE)");
        assertThat(marker("datetime")).isEqualTo("CAST(? AS DATETIME(0))");
    }

    private static String marker(String type) {
        return MySqlColumns.column("x", true, MySqlType.of(type), "utf8mb4_bin").rules().marker();
    }

    /** What is computed below an outer join is not dissolved in it; MariaDB reads no such limit. */
    @Test
    void aLimitKeepsASelectAsItIs() {
        assertThat(new MySqlDialect().computedBelow())
                .isEqualTo(" /*!80000 LIMIT 9223372036854775807 */");
    }

    /** Connector/J gives overflow the state of a text that is too long. */
    @Test
    void overflowIsToldByItsNumber() {
        assertThat(new MySqlDatabase(Flavor.MYSQL).classify(new SQLException("", "22001", 1690)))
                .contains(ErrorCode.NUMERIC_OVERFLOW);
        assertThat(new MySqlDatabase(Flavor.MYSQL).classify(new SQLException("", "22012", 1365)))
                .contains(ErrorCode.DIVISION_BY_ZERO);
    }
}
