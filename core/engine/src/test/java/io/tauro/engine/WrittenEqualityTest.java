package io.tauro.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.identity.Principal;
import io.tauro.internal.kernel.Expression.InputColumn;
import io.tauro.internal.physical.LeftPiece;
import io.tauro.memory.MemoryConnector;
import io.tauro.memory.MemoryTable;
import io.tauro.predicate.Predicate;
import io.tauro.predicate.PredicateOperator;
import io.tauro.registry.RegisteredTable;
import io.tauro.spi.SourceTable;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records whose equality is written out are equal where all their components are, and have equal
 * hashes then.
 */
class WrittenEqualityTest {

    private static final SourceTable ROWS =
            MemoryConnector.of(
                            Map.of(
                                    "t",
                                    MemoryTable.of(
                                            Schema.of(Column.of("a", DataType.INTEGER)),
                                            List.of())))
                    .table(TableSource.table("t"));

    /** Makes the same values each time; no two of one list are equal. */
    static Stream<Supplier<List<Object>>> values() {
        return Stream.of(
                () ->
                        List.of(
                                DataType.INTEGER,
                                DataType.BIGINT,
                                DataType.decimal(10, 2),
                                DataType.decimal(11, 2),
                                DataType.decimal(10, 3),
                                DataType.varchar(3),
                                DataType.VARCHAR,
                                DataType.array(DataType.INTEGER),
                                DataType.array(DataType.BIGINT),
                                "INTEGER"),
                () ->
                        List.of(
                                Principal.of("a"),
                                Principal.of("b"),
                                Principal.of("a", "r"),
                                Principal.of("a", "r", "s"),
                                Principal.of("a").inTenant("t"),
                                Principal.of("a").inTenant("u"),
                                Principal.of("a").with("x", "1"),
                                Principal.of("a").with("x", "2")),
                () ->
                        List.of(
                                table("t", "c", "s"),
                                table("u", "c", "s"),
                                table("t", "d", "s"),
                                table("t", "c", "r"),
                                VirtualTable.named("t")
                                        .from("c", TableSource.table("s"))
                                        .tags("pii")
                                        .build()),
                () ->
                        List.of(
                                new Predicate.Condition("a", PredicateOperator.EQ, 1),
                                new Predicate.Condition("b", PredicateOperator.EQ, 1),
                                new Predicate.Condition("a", PredicateOperator.LT, 1),
                                new Predicate.Condition("a", PredicateOperator.EQ, 1L),
                                new Predicate.Condition(
                                        "a", PredicateOperator.EQ, new BigDecimal("1.0")),
                                new Predicate.Condition("a", PredicateOperator.IS_NULL, null)),
                () ->
                        List.of(
                                new InputColumn(1, DataType.INTEGER),
                                new InputColumn(2, DataType.INTEGER),
                                new InputColumn(1, DataType.BIGINT)),
                () ->
                        List.of(
                                new LeftPiece(LeftPiece.Kind.STEP, "a", "b"),
                                new LeftPiece(LeftPiece.Kind.LIMIT, "a", "b"),
                                new LeftPiece(LeftPiece.Kind.STEP, "b", "b"),
                                new LeftPiece(LeftPiece.Kind.STEP, "a", "c")),
                () ->
                        List.of(
                                base("t", Optional.empty(), false),
                                base("u", Optional.empty(), false),
                                base("t", Optional.of("v"), false),
                                base("t", Optional.empty(), true)),
                () ->
                        List.of(
                                key("q", "a", 1, 1),
                                key("r", "a", 1, 1),
                                key("q", "b", 1, 1),
                                key("q", "a", 2, 1),
                                key("q", "a", 1, 2)));
    }

    private static VirtualTable table(String name, String connection, String source) {
        return VirtualTable.named(name).from(connection, TableSource.table(source)).build();
    }

    private static BaseTable base(String name, Optional<String> by, boolean coarse) {
        return new BaseTable(
                new RegisteredTable(table(name, "c", "s"), "memory", ROWS), by, coarse);
    }

    private static PlanKey key(String text, String who, long policies, long names) {
        return new PlanKey(
                text, List.of(DataType.DATE), List.of(5), Principal.of(who), policies, names);
    }

    @ParameterizedTest
    @MethodSource("values")
    void equalWhereAllComponentsAre(Supplier<List<Object>> values) {
        List<Object> one = values.get();
        List<Object> other = values.get();
        assertThat(Set.copyOf(one)).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < one.size(); j++) {
                assertThat(one.get(i).equals(other.get(j))).as("%s, %s", i, j).isEqualTo(i == j);
            }
            assertThat(one.get(i)).hasSameHashCodeAs(other.get(i));
        }
    }
}
