package io.tauro.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.spi.Connector;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code docs/connectors/memory.md} shows. */
class MemoryGuideTest {

    // tag::tables
    record User(long id, String email, BigDecimal balance) {}

    static final MemoryTable USERS =
            MemoryTable.ofRecords(
                    List.of(new User(1, "ana@acme.io", new BigDecimal("10.50"))), User.class);

    static final MemoryTable RATES =
            MemoryTable.ofMaps(
                    List.of(Map.of("ccy", "EUR", "rate", 1.08), Map.of("ccy", "USD", "rate", 1)));

    static final MemoryTable DAYS =
            MemoryTable.ofArrays(
                    List.of("day", "open"), new Object[][] {{"Monday", true}, {"Sunday", null}});

    static final MemoryTable PARTS =
            MemoryTable.of(
                    Schema.of(
                            Column.of("id", DataType.INTEGER).notNull(),
                            Column.of("price", DataType.decimal(10, 2))),
                    new Object[][] {{1, new BigDecimal("9.99")}, {2, null}});

    static final Connector TABLES =
            MemoryConnector.of(
                    Map.of("users", USERS, "rates", RATES, "days", DAYS, "shop.parts", PARTS));

    // end::tables

    @Test
    void theTablesOfTheGuideHaveTheTypesThatItNames() {
        assertThat(USERS.schema())
                .hasToString("(id BIGINT NOT NULL, email VARCHAR, balance DECIMAL(38,2))");
        assertThat(RATES.schema().column("rate").orElseThrow().type()).isEqualTo(DataType.DOUBLE);
        assertThat(DAYS.schema()).hasToString("(day VARCHAR, open BOOLEAN)");
        assertThat(TABLES.table(TableSource.table("shop.parts")).schema())
                .isEqualTo(PARTS.schema());
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String source =
                Files.readString(
                        module.resolve("src/test/java/io/tauro/memory/MemoryGuideTest.java"));
        String shown =
                source.substring(
                        source.indexOf("// tag::tables\n") + 15,
                        source.indexOf("    // end::tables"));
        assertThat(Files.readString(module.resolve("../../docs/connectors/memory.md")))
                .contains("```java\n" + shown.stripTrailing().stripIndent() + "\n```");
    }
}
