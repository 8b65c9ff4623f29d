package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapper of MyBatis over the driver, within its transactions, which mean nothing here. */
class MyBatisTest {

    interface Shelf {
        @Select("SELECT rate FROM rates WHERE ccy = #{ccy}")
        BigDecimal rate(String ccy);

        @Select("SELECT id, name, born FROM crm.customers WHERE born < #{day} ORDER BY id")
        List<Map<String, Object>> bornBefore(LocalDate day);

        @Select("SELECT name FROM crm.customers ORDER BY id")
        List<String> names(RowBounds page);
    }

    @TempDir private Path directory;

    @Test
    void readsThroughAMapper() {
        UnpooledDataSource source =
                new UnpooledDataSource(
                        TauroDriver.class.getName(), Shop.open(directory).url(), null, null);
        Configuration configuration =
                new Configuration(new Environment("test", new JdbcTransactionFactory(), source));
        configuration.addMapper(Shelf.class);

        try (SqlSession session =
                new SqlSessionFactoryBuilder().build(configuration).openSession()) {
            Shelf shelf = session.getMapper(Shelf.class);

            assertThat(shelf.rate("EUR")).isEqualByComparingTo("1.08");
            assertThat(shelf.bornBefore(LocalDate.of(1990, 1, 1)))
                    .containsExactly(
                            Map.of(
                                    "id",
                                    2L,
                                    "name",
                                    "Bo",
                                    "born",
                                    java.sql.Date.valueOf("1969-12-31")));
            assertThat(shelf.names(new RowBounds(1, 1))).containsExactly("Bo");
            session.commit();
        }
        assertThat(SharedContexts.OF_PROCESS.size()).isZero();
    }
}
