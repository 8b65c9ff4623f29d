package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.predicate.Predicate;
import io.tauro.spi.Capability;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.SortKey;
import io.tauro.spi.SourceTable;
import io.tauro.spi.Split;
import io.tauro.spi.TableStatistics;
import io.tauro.table.TableSource;
import io.tauro.type.Column;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Claims are true: what is claimed shows in a plan, and what is not claimed does not. */
final class ClaimsContract {

    private final Subject subject;

    ClaimsContract(Subject subject) {
        this.subject = subject;
    }

    void check(Capability capability) {
        boolean claimed = subject.fixture().capabilities().contains(capability);
        switch (capability) {
            case PROJECTION -> projection(claimed);
            case FILTER -> filter(claimed);
            case LIMIT -> limit(claimed);
            case TOP_N -> topN(claimed);
            case SPLITS -> splits(claimed);
            case STATISTICS -> statistics(claimed);
            case DISCOVERY -> discovery(claimed);
        }
    }

    /**
     * A plan may be shown to anybody: it says that there is a condition, never with which value.
     */
    void plansShowNoLiterals() {
        for (Column column : subject.bulk().schema().columns()) {
            for (Predicate filter : filters(column)) {
                Scan scan = bulk().plan(request().withFilters(List.of(filter)));
                List<String> splits = scan.splits().stream().map(Split::describe).toList();
                assertThat(scan.describe() + scan.pushdown() + splits)
                        .as("what a plan shows")
                        .doesNotContain("4711471");
            }
        }
    }

    private static List<Predicate> filters(Column column) {
        Object literal = Subject.key(column.type(), 47_114_711);
        Predicate.ColumnCondition that = Predicate.col(column.name());
        List<Predicate> filters = new ArrayList<>();
        filters.add(that.neq(literal));
        filters.add(that.in(literal, Subject.key(column.type(), 47_114_712)));
        filters.add(that.lt(literal).not());
        if (column.type().kind() == TypeKind.VARCHAR) {
            filters.add(that.like("%47114711%"));
        }
        return filters;
    }

    private SourceTable bulk() {
        return subject.open(subject.bulk());
    }

    private ScanRequest request() {
        return ScanRequest.of(List.of("id"));
    }

    private void projection(boolean claimed) {
        SourceTable table = subject.open(subject.awkward());
        if (claimed && table.schema().size() > 1) {
            assertThat(table.plan(request()).describe())
                    .as("a plan shows which columns it reads")
                    .isNotEqualTo(table.plan(ScanRequest.of(table.schema().names())).describe());
        }
    }

    private void filter(boolean claimed) {
        SourceTable table = subject.open(subject.awkward());
        NaiveScan rows = new NaiveScan(subject.awkward().schema());
        Stream<Predicate> equalities =
                subject.awkward().schema().columns().stream()
                        .filter(RandomRequests::isComparable)
                        .flatMap(
                                column ->
                                        subject.awkward().rows().stream()
                                                .map(row -> rows.value(row, column.name()))
                                                .filter(java.util.Objects::nonNull)
                                                .limit(1)
                                                .map(
                                                        value ->
                                                                Predicate.col(column.name())
                                                                        .eq(value)));
        Stream<Predicate> nulls =
                subject.awkward().schema().columns().stream()
                        .map(column -> Predicate.col(column.name()).isNull());
        List<Predicate> pushed =
                Stream.concat(equalities, nulls)
                        .filter(
                                filter ->
                                        !table.plan(request().withFilters(List.of(filter)))
                                                .pushdown()
                                                .pushed()
                                                .isEmpty())
                        .toList();
        assertThat(!pushed.isEmpty())
                .as("FILTER is claimed: %s; filters that are taken: %s", claimed, pushed)
                .isEqualTo(claimed);
    }

    private void limit(boolean claimed) {
        assertThat(bulk().plan(request().withLimit(3)).pushdown().limit())
                .as("a limit is taken")
                .isEqualTo(claimed);
    }

    private void topN(boolean claimed) {
        List<Pushdown> answers =
                Stream.of(new SortKey("id", false, false), new SortKey("id", true, true))
                        .map(
                                key ->
                                        bulk().plan(request().withSort(List.of(key)).withLimit(3))
                                                .pushdown())
                        .toList();
        assertThat(answers.stream().anyMatch(answer -> answer.sort() && answer.limit()))
                .as("a sort with a limit is taken")
                .isEqualTo(claimed);
    }

    private void splits(boolean claimed) {
        int splits = bulk().plan(request()).splits().size();
        assertThat(splits > 1)
                .as("SPLITS is claimed: %s; splits of the large table: %s", claimed, splits)
                .isEqualTo(claimed);
    }

    private void statistics(boolean claimed) {
        TableStatistics statistics = bulk().statistics();
        boolean known =
                statistics.rows().isPresent()
                        || statistics.bytes().isPresent()
                        || !statistics.columns().isEmpty();
        assertThat(known).as("statistics are known").isEqualTo(claimed);
        assertThat(statistics.rows().orElse(0)).isNotNegative();
        assertThat(bulk().schema().names()).containsAll(statistics.columns().keySet());
        statistics
                .columns()
                .forEach(
                        (name, column) -> {
                            assertThat(column.nullFraction().orElse(0))
                                    .as("share of nulls of %s", name)
                                    .isBetween(0.0, 1.0);
                            Class<?> type =
                                    bulk().schema().column(name).orElseThrow().type().javaType();
                            column.min().ifPresent(min -> assertThat(min).isInstanceOf(type));
                            column.max().ifPresent(max -> assertThat(max).isInstanceOf(type));
                        });
    }

    private void discovery(boolean claimed) {
        Subject.Table table = subject.bulk();
        try (Stream<TableSource> tables = subject.connector().discover()) {
            List<TableSource> found = tables.toList();
            assertThat(!found.isEmpty()).as("tables are listed").isEqualTo(claimed);
            if (claimed) {
                assertThat(found.stream().anyMatch(source -> isSame(source, table)))
                        .as("%s is among the tables listed: %s", table.source(), found)
                        .isTrue();
            }
        }
    }

    private boolean isSame(TableSource found, Subject.Table table) {
        if (found.equals(table.source())) {
            return true;
        }
        return subject.connector().table(found).schema().names().equals(table.schema().names());
    }
}
