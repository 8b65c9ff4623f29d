package io.tauro.internal.execute;

import static io.tauro.internal.execute.TestRun.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.internal.execute.TestScan.Layout;
import io.tauro.internal.physical.PhysicalNode;
import io.tauro.internal.physical.PhysicalNode.SetKind;
import io.tauro.internal.physical.PhysicalNode.SetNode;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SetOperatorTest {

    private static final Schema SCHEMA =
            Schema.of(Column.of("text", DataType.VARCHAR), Column.of("number", DataType.BIGINT));

    @Provide
    Arbitrary<List<Object[]>> rows() {
        return Combinators.combine(
                        Arbitraries.of("a", "b").injectNull(0.3),
                        Arbitraries.of(1L, 2L).injectNull(0.3))
                .as((text, number) -> new Object[] {text, number})
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void setsAreThoseOfTheirDefinition(
            @ForAll @Size(min = 2, max = 4) List<@From("rows") List<Object[]>> inputs,
            @ForAll SetKind kind,
            @ForAll boolean all,
            @ForAll Layout layout,
            @ForAll @IntRange(min = 1, max = 30) int batchSize) {
        List<PhysicalNode> scans = new ArrayList<>();
        inputs.forEach(rows -> scans.add(new TestScan(SCHEMA, rows, layout, 2).node()));
        PhysicalNode plan = new SetNode(scans, kind, all, SCHEMA, 1);
        List<List<Object>> expected = lists(inputs.get(0));
        for (List<Object[]> input : inputs.subList(1, inputs.size())) {
            expected = combine(expected, lists(input), kind, all);
        }
        assertThat(TestRun.with(batchSize).rows(plan))
                .containsExactlyInAnyOrderElementsOf(expected);
        TestRun.assertSameOnDisk(plan, batchSize, expected);
    }

    private static List<List<Object>> lists(List<Object[]> rows) {
        return rows.stream().map(TestRun::row).toList();
    }

    private static List<List<Object>> combine(
            List<List<Object>> left, List<List<Object>> right, SetKind kind, boolean all) {
        List<List<Object>> result = new ArrayList<>();
        List<List<Object>> rest = new ArrayList<>(right);
        for (List<Object> row : left) {
            boolean found = all ? rest.remove(row) : rest.contains(row);
            if (kind == SetKind.UNION || found == (kind == SetKind.INTERSECT)) {
                result.add(row);
            }
        }
        if (kind == SetKind.UNION) {
            result.addAll(right);
        }
        return all ? result : new ArrayList<>(new LinkedHashSet<>(result));
    }

    @Test
    void intersectWithNothingDoesNotReadTheFirstInput() {
        TestScan first = TestScan.of(SCHEMA, row("a", 1L).toArray());
        PhysicalNode plan =
                new SetNode(
                        List.of(first.node(), TestScan.of(SCHEMA).node()),
                        SetKind.INTERSECT,
                        true,
                        SCHEMA,
                        0);
        assertThat(TestRun.with(8).rows(plan)).isEmpty();
        assertThat(first.opened()).isZero();
    }
}
