package io.tauro.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.connector.postgresql.Postgres;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import io.tauro.registry.SchemaMapping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A source that is down hurts the queries that need it, and nothing else. */
class DeadSourceTest {

    @BeforeAll
    static void fill() {
        EmbeddedDatabase.H2_MEMORY.fill();
    }

    private static Postgres dead() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Postgres.at("jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/none");
        }
    }

    @Test
    void whatOthersHaveIsListedAndRead() throws IOException {
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("dead", dead())
                        .connection("alive", EmbeddedDatabase.H2_MEMORY.definition())
                        .schema(new SchemaMapping("dead", List.of(), List.of(), "dead"))
                        .schema(new SchemaMapping("alive", List.of(), List.of(), "alive"))
                        .build()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            assertThat(session.tables())
                    .extracting(table -> table.name().toLowerCase(Locale.ROOT))
                    .contains("alive.customers", "alive.orders")
                    .noneMatch(name -> name.startsWith("dead."));
            try (QueryResult result = session.query("SELECT count(*) FROM alive.customers")) {
                assertThat(result.stream().map(row -> row.get(0))).containsExactly(200L);
            }
            assertThatThrownBy(() -> session.query("SELECT * FROM dead.customers"))
                    .hasMessageContaining("'dead' cannot be reached");
        }
    }

    @Test
    void nothingButDeadSourcesIsNoEmptyList() throws IOException {
        try (VirtualContext context =
                VirtualContext.builder()
                        .connection("dead", dead())
                        .schema(new SchemaMapping("dead", List.of(), List.of(), "dead"))
                        .build()) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            assertThatThrownBy(session::tables).hasMessageContaining("'dead' cannot be reached");
        }
    }
}
