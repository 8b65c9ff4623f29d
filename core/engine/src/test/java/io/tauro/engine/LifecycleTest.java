package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditSink;
import io.tauro.security.audit.AuditStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a query holds, and that it lets go of it however it ends. */
class LifecycleTest {

    record Item(int id, String name) {}

    private static final List<Item> ITEMS =
            IntStream.range(0, 5_000).mapToObj(i -> new Item(i, "n" + i)).toList();

    /** Refuses the records of one status. */
    private record Failing(AuditStatus status) implements AuditSink {

        @Override
        public void write(AuditEvent event) {
            if (event.status() == status) {
                throw new IllegalStateException("The disk is full");
            }
        }

        @Override
        public void close() {}
    }

    private static VirtualContext context(AuditStatus failing) {
        return VirtualContext.builder()
                .table("items", ITEMS, Item.class)
                .audit(new Failing(failing))
                .auditRequired(true)
                .settings(settings -> settings.maxConcurrentQueries(1))
                .build();
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TauroException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aQueryWhoseStartCannotBeRecordedGivesItsPlaceBack() {
        try (VirtualContext context = context(AuditStatus.STARTED)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            for (int i = 0; i < 3; i++) {
                assertFails(ErrorCode.AUDIT_FAILED, () -> session.query("SELECT id FROM items"));
            }
        }
    }

    @Test
    void aResultWhoseEndCannotBeRecordedFailsAgainWhenItIsReadAgain() {
        try (VirtualContext context = context(AuditStatus.SUCCESS)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            for (int i = 0; i < 2; i++) {
                try (QueryResult result = session.query("SELECT count(*) FROM items")) {
                    assertThat(result.nextBatch()).isNotNull();
                    assertFails(ErrorCode.AUDIT_FAILED, result::nextBatch);
                    assertFails(ErrorCode.AUDIT_FAILED, result::nextBatch);
                }
            }
        }
    }

    @Test
    void anErrorOfTheQueryIsNotHiddenByOneOfTheAudit() {
        try (VirtualContext context = context(AuditStatus.FAILED)) {
            VirtualSession session = context.as(Principal.ANONYMOUS);
            try (QueryResult result = session.query("SELECT 1 / (id - 10) FROM items")) {
                assertFails(ErrorCode.DIVISION_BY_ZERO, result::toList);
            }
        }
    }

    @Test
    void closingAContextEndsItsQueriesThoughTheAuditFails() {
        VirtualContext context = context(AuditStatus.CANCELLED);
        QueryResult result = context.as(Principal.ANONYMOUS).query("SELECT id FROM items");
        assertThat(result.nextBatch()).isNotNull();

        assertThatCode(context::close).doesNotThrowAnyException();
        assertThatThrownBy(result::nextBatch).isInstanceOf(TauroException.class);
        assertThatCode(result::close).doesNotThrowAnyException();
    }

    @Test
    void aSessionOfAClosedContextAsksNothingMore() {
        VirtualContext context = VirtualContext.builder().table("items", ITEMS, Item.class).build();
        VirtualSession session = context.as(Principal.ANONYMOUS);
        QueryPlan plan = session.plan("SELECT id FROM items");
        context.close();

        assertFails(ErrorCode.CONTEXT_CLOSED, () -> session.query("SELECT id FROM items"));
        assertFails(ErrorCode.CONTEXT_CLOSED, () -> session.execute(plan));
    }

    @Test
    void aPolicyThatChangesBeforeTheFirstBatchIsObeyed() {
        try (VirtualContext context =
                VirtualContext.builder().table("items", ITEMS, Item.class).build()) {
            VirtualSession bo = context.as(Principal.of("bo", "guest"));
            QueryPlan plan = bo.plan("SELECT id FROM items");
            try (QueryResult result = bo.query("SELECT id FROM items")) {
                context.protect(TableSecurityPolicy.forTable("items").allow("admin").build());

                assertFails(ErrorCode.ACCESS_DENIED, result::nextBatch);
                assertFails(ErrorCode.ACCESS_DENIED, () -> bo.execute(plan));
                assertFails(
                        ErrorCode.ACCESS_DENIED, () -> bo.query("EXPLAIN SELECT id FROM items"));
            }
        }
    }

    @Test
    void aPlanOfAnotherPrincipalIsRefused() {
        try (VirtualContext context =
                VirtualContext.builder().table("items", ITEMS, Item.class).build()) {
            QueryPlan plan = context.as(Principal.of("ana", "admin")).plan("SELECT id FROM items");

            assertFails(
                    ErrorCode.STALE_PLAN,
                    () -> context.as(Principal.of("ana", "guest")).execute(plan));
        }
    }
}
