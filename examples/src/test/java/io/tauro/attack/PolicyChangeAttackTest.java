package io.tauro.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.data.Row;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryPlan;
import io.tauro.query.QueryResult;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change of a policy counts from the next query on, whatever was prepared or kept before. */
class PolicyChangeAttackTest {

    private static final String SQL = "SELECT id, dept, note FROM staff ORDER BY id";
    private static final Principal ANA = Principal.of("ana", "analyst");

    private final VirtualContext context =
            VirtualContext.builder()
                    .settings(settings -> settings.batchRows(1))
                    .table(
                            "staff",
                            Schema.of(
                                    Column.of("id", DataType.BIGINT),
                                    Column.of("dept", DataType.VARCHAR),
                                    Column.of("note", DataType.VARCHAR)),
                            new Object[] {1L, "HR", "a"},
                            new Object[] {2L, "Sales", "b"},
                            new Object[] {3L, "HR", "c"},
                            new Object[] {4L, "Sales", "d"})
                    .policy(rows("dept = 'Sales'").build())
                    .build();
    private final VirtualSession ana = context.as(ANA);

    private static TableSecurityPolicy.Builder rows(String condition) {
        return TableSecurityPolicy.forTable("staff").allow("analyst").rows("analyst", condition);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private List<String> seen() {
        return Seen.by(ANA, context, SQL);
    }

    @Test
    void aPlanThatOutlivesItsPolicyIsMadeAgain() {
        QueryPlan plan = ana.plan(SQL);
        context.protect(rows("dept = 'HR'").build());
        try (QueryResult result = ana.execute(plan)) {
            assertThat(Seen.rows(result)).containsExactly("[1, HR, a]", "[3, HR, c]");
        }
    }

    @Test
    void aKeptPlanIsNotUsedUnderAnotherPolicy() {
        assertThat(seen()).containsExactly("[2, Sales, b]", "[4, Sales, d]");
        assertThat(seen()).containsExactly("[2, Sales, b]", "[4, Sales, d]");
        context.protect(rows("dept = 'HR'").mask("note", Mask.redact()).build());
        assertThat(seen()).containsExactly("[1, HR, ***]", "[3, HR, ***]");
        context.protect(rows("dept = 'Sales'").build());
        assertThat(seen()).containsExactly("[2, Sales, b]", "[4, Sales, d]");
    }

    @Test
    void aPlanForAColumnThatHasBecomeHiddenIsRefused() {
        QueryPlan plan = ana.plan(SQL);
        context.protect(rows("dept = 'Sales'").restrictField("note").build());
        assertThatThrownBy(() -> ana.execute(plan).close())
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith("TAURO-2003");
    }

    @Test
    void aPlanForATableThatIsDeniedSinceIsRefused() {
        QueryPlan plan = ana.plan(SQL);
        context.protect(TableSecurityPolicy.forTable("staff").allow("boss").build());
        assertThatThrownBy(() -> ana.execute(plan).close())
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith("TAURO-3001");
        assertThat(seen()).containsExactly("TAURO-3001");
    }

    @Test
    void aCursorHasNoRowThatItsPolicyHidAndAfterARevokeThereIsNoOther() {
        List<String> read = new ArrayList<>();
        try (QueryResult result = ana.query(SQL)) {
            Iterator<Row> rows = result.iterator();
            read.add(rows.next().values().toString());
            context.protect(TableSecurityPolicy.forTable("staff").allow("boss").build());
            assertThat(seen()).containsExactly("TAURO-3001");
            while (rows.hasNext()) {
                read.add(rows.next().values().toString());
            }
        } catch (TauroException e) {
            assertThat(e).hasMessageStartingWith("TAURO-3");
        }
        assertThat(List.of("[2, Sales, b]", "[4, Sales, d]")).containsAll(read);
    }

    @Test
    void aDenialIsForgottenWithItsPolicy() {
        context.protect(TableSecurityPolicy.forTable("staff").allow("boss").build());
        assertThat(seen()).containsExactly("TAURO-3001");
        context.protect(rows("id = 4").build());
        assertThat(seen()).containsExactly("[4, Sales, d]");
    }

    @Test
    void aTableThatWasNotThereIsThereWhenItComes() {
        assertThat(Seen.by(ANA, context, "SELECT id FROM copy")).containsExactly("TAURO-3001");
        context.register(
                VirtualTable.named("copy").from("memory", TableSource.table("staff")).build());
        assertThat(Seen.by(ANA, context, "SELECT id FROM copy")).containsExactly("TAURO-3001");
        context.protect(
                TableSecurityPolicy.forTable("copy")
                        .allow("analyst")
                        .rows("analyst", "id = 1")
                        .build());
        assertThat(Seen.by(ANA, context, "SELECT id FROM copy")).containsExactly("[1]");
    }

    @Test
    void aStrangersPlanIsRefused() {
        QueryPlan plan = ana.plan(SQL);
        assertThatThrownBy(() -> context.as(Principal.of("bob", "analyst")).execute(plan).close())
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith("TAURO-3004");
    }

    @Test
    void aPlanOfThePrincipalWithOneRoleMoreIsRefused() {
        QueryPlan plan = context.as(Principal.of("ana", "analyst", "boss")).plan(SQL);
        assertThatThrownBy(() -> ana.execute(plan).close())
                .isInstanceOf(TauroException.class)
                .hasMessageStartingWith("TAURO-3004");
    }

    @Test
    void aRoleThatIsTakenAwayIsNotRememberedByKeptPlans() {
        assertThat(Seen.by(Principal.of("ana", "analyst", "x"), context, SQL)).hasSize(2);
        assertThat(Seen.by(Principal.of("ana", "x"), context, SQL)).containsExactly("TAURO-3001");
        assertThat(Seen.by(Principal.of("ana"), context, SQL)).containsExactly("TAURO-3001");
    }

    /** Each query has one policy, not a part of one and a part of another. */
    @Test
    void whilePoliciesChangeEachAnswerIsThatOfOneOfThem() throws Exception {
        Set<List<String>> allowed =
                Set.of(
                        List.of("[2, Sales, b]", "[4, Sales, d]"),
                        List.of("[1, HR, ***]", "[3, HR, ***]"),
                        List.of("TAURO-3001"),
                        // Changed again and again before it could begin.
                        List.of("TAURO-3004"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> edits =
                    threads.submit(
                            () -> {
                                for (int i = 0; !done.get(); i++) {
                                    context.protect(
                                            switch (i % 3) {
                                                case 0 -> rows("dept = 'Sales'").build();
                                                case 1 ->
                                                        rows("dept = 'HR'")
                                                                .mask("note", Mask.redact())
                                                                .build();
                                                default ->
                                                        TableSecurityPolicy.forTable("staff")
                                                                .allow("boss")
                                                                .build();
                                            });
                                }
                            });
            Callable<List<List<String>>> reader =
                    () -> {
                        List<List<String>> all = new ArrayList<>();
                        for (int i = 0; i < 300; i++) {
                            all.add(seen());
                        }
                        return all;
                    };
            List<Future<List<List<String>>>> readers =
                    List.of(threads.submit(reader), threads.submit(reader));
            for (Future<List<List<String>>> one : readers) {
                assertThat(allowed).containsAll(one.get());
            }
            done.set(true);
            edits.get();
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }
}
