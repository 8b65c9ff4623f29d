package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whoever looks for results that nobody has closed is told where they are. */
class OpenEnginesTest {

    record Item(long id) {}

    @Test
    void whatAnOpenResultHoldsIsToldUntilItIsClosed() {
        List<Item> items = LongStream.range(0, 10_000).mapToObj(Item::new).toList();
        int before = FederationEngine.open();
        try (VirtualContext context =
                VirtualContext.builder()
                        .settings(
                                s ->
                                        s.name("looked-at")
                                                .batchRows(64)
                                                .queryTimeout(Duration.ofMinutes(5)))
                        .table("items", items, Item.class)
                        .build()) {
            assertThat(FederationEngine.open()).isEqualTo(before + 1);
            try (QueryResult result =
                    context.as(Principal.ANONYMOUS).query("SELECT id FROM items ORDER BY id")) {
                assertThat(result.nextBatch()).isNotNull();
                assertThat(FederationEngine.busy())
                        .singleElement()
                        .asString()
                        .startsWith("looked-at: ")
                        .contains("running=1", "deadlines=1");
                assertThat(context.load().memoryBytes()).isPositive();
                assertThat(context.load().openReaders()).isZero();
            }
            try (QueryResult result =
                    context.as(Principal.ANONYMOUS).query("SELECT id FROM items")) {
                assertThat(result.nextBatch()).isNotNull();
                assertThat(context.load().openReaders()).isEqualTo(1);
            }
            assertThat(FederationEngine.busy()).isEmpty();
            assertThat(context.load().isIdle()).isTrue();
        }
        assertThat(FederationEngine.open()).isEqualTo(before);
    }
}
