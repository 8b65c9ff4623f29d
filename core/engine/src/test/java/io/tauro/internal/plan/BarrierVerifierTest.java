package io.tauro.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.information.InformationSource;
import io.tauro.internal.information.InformationTable;
import io.tauro.internal.information.ListedFunction;
import io.tauro.internal.information.ListedTable;
import io.tauro.internal.information.Names;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.registry.RegisteredTable;
import io.tauro.security.DefaultAccess;
import io.tauro.security.Grant;
import io.tauro.security.Reading;
import io.tauro.security.SecurityEnforcer;
import io.tauro.security.audit.AuditActor;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.spi.Cancellation;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelShuttleImpl;
import org.junit.jupiter.api.Test;

/** A plan in which a scan stands without its barrier is refused, wherever the scan is. */
class BarrierVerifierTest {

    private record Guarded(String name, RegisteredTable registered) implements ScannableTable {
        @Override
        public List<String> path() {
            return List.of(name);
        }

        @Override
        public Schema schema() {
            return registered.source().schema();
        }

        @Override
        public Optional<String> viewSql() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble rowCount() {
            return OptionalDouble.empty();
        }
    }

    private final SqlFrontEnd frontEnd =
            new SqlFrontEnd(Catalog.of(List.of(table("a"), table("b"))), SqlDialectOption.ANSI);

    private static Guarded table(String name) {
        Schema schema = Schema.of(Column.of("id", DataType.INTEGER));
        MemoryConnector connector =
                MemoryConnector.of(Map.of(name, MemoryTable.of(schema, List.of(List.of(1)))));
        VirtualTable declared =
                VirtualTable.named(name).from("memory", TableSource.table(name)).build();
        return new Guarded(
                name, new RegisteredTable(declared, "memory", connector.table(declared.source())));
    }

    private RelNode plan(String sql) {
        return frontEnd.convert(frontEnd.parse(sql), List.of()).root().project();
    }

    private static Grant grant(String... tables) {
        AuditEvent attempt =
                AuditEvent.attempt(Operation.SELECT, AuditActor.of(Principal.of("ana")));
        return new SecurityEnforcer(DefaultAccess.ALLOW, new AuditLog(List.of(), false))
                .authorize(
                        Principal.of("ana"),
                        Stream.of(tables)
                                .map(table -> new Reading(table, Set.of(), List.of("id"), Set.of()))
                                .toList(),
                        attempt);
    }

    private static void assertRefused(RelNode plan) {
        assertThatThrownBy(() -> BarrierVerifier.verify(plan, grant("a", "b")))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    }

    @Test
    void aScanWithoutABarrierIsRefused() {
        assertRefused(plan("SELECT id FROM a"));
    }

    @Test
    void aScanWithoutABarrierInASubQueryIsRefused() {
        RelNode secured =
                PolicyInjector.inject(
                        plan("SELECT id FROM a WHERE id IN (SELECT id FROM b)"), grant("a", "b"));
        assertThatCode(() -> BarrierVerifier.verify(secured, grant("a", "b")))
                .doesNotThrowAnyException();
        RelNode halfOpen =
                plan("SELECT id FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.id = a.id)");
        assertRefused(halfOpen);
    }

    @Test
    void aPlanFromWhichABarrierWasTakenIsRefused() {
        RelNode secured =
                PolicyInjector.inject(
                        plan("SELECT a.id FROM a JOIN b ON a.id = b.id"), grant("a", "b"));
        RelNode opened =
                secured.accept(
                        new RelShuttleImpl() {
                            @Override
                            public RelNode visit(RelNode other) {
                                boolean ofB =
                                        other instanceof SecurityBarrier barrier
                                                && barrier.table().name().equals("b");
                                return ofB ? other.getInput(0) : super.visit(other);
                            }
                        });
        assertThatCode(() -> BarrierVerifier.verify(secured, grant("a", "b")))
                .doesNotThrowAnyException();
        assertRefused(opened);
    }

    @Test
    void aBarrierOfAnotherTableDoesNotGuard() {
        RelNode scanOfA = plan("SELECT * FROM a").getInput(0);
        assertRefused(SecurityBarrier.over(scanOfA, table("b"), 1));
    }

    @Test
    void aTableThatTheGrantDoesNotCoverIsNotPlanned() {
        assertThatThrownBy(
                        () ->
                                PolicyInjector.inject(
                                        plan("SELECT id FROM a WHERE id IN (SELECT id FROM b)"),
                                        grant("a")))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }

    /** What a principal may know, made for the principal of that name. */
    private record NamesOf(Principal principal) implements Names {
        @Override
        public List<ListedTable> tables(Predicate<String> schemas) {
            return List.of();
        }

        @Override
        public Optional<Schema> columns(
                ListedTable table, boolean only, Cancellation cancellation) {
            return Optional.empty();
        }

        @Override
        public List<ListedFunction> functions() {
            return List.of();
        }
    }

    private static RelNode planOfInformation(Principal madeFor) {
        VirtualTable declared =
                VirtualTable.named("tables").from("i", TableSource.table("tables")).build();
        Guarded tables =
                new Guarded(
                        "tables",
                        new RegisteredTable(
                                declared,
                                "i",
                                new InformationSource(
                                        InformationTable.TABLES, new NamesOf(madeFor))));
        SqlFrontEnd frontEnd = new SqlFrontEnd(Catalog.of(List.of(tables)), SqlDialectOption.ANSI);
        return frontEnd.convert(frontEnd.parse("SELECT table_name FROM tables"), List.of())
                .root()
                .project();
    }

    @Test
    void theInformationSchemaIsReadOnlyByWhomItWasMadeFor() {
        RelNode own = planOfInformation(Principal.of("ana"));
        assertThatCode(
                        () ->
                                BarrierVerifier.verifyFresh(
                                        PolicyInjector.inject(own, grant("a")), grant("a")))
                .doesNotThrowAnyException();
        assertRefused(own);
        RelNode others = planOfInformation(Principal.of("ana", "boss"));
        assertThatThrownBy(() -> PolicyInjector.inject(others, grant("a")))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
        assertThatThrownBy(
                        () ->
                                BarrierVerifier.verify(
                                        PolicyInjector.inject(others, grant("tables")), grant("a")))
                .hasMessageContaining("was not authorised");
    }
}
