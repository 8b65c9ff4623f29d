package io.tauro.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.VirtualSession;
import io.tauro.engine.PushdownMode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.sql.Parameter;
import io.tauro.internal.sql.ShapeLiteral;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.StatementShape;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each case of {@code src/test/sql} with plans that are made for its very values, and with
 * plans that are kept: made for it, found again, made for other values, and with parameters in the
 * place of its literals. All of them have to agree, in rows, columns and errors.
 */
class PlanCacheFilesTest {

    private static final Path FOLDER = Path.of("src/test/sql");

    /** What a query gave: its columns and rows, or its error. */
    private record Outcome(String columns, List<String> rows, String error) {}

    @TestFactory
    Stream<DynamicNode> files() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths
                    .filter(path -> path.toString().endsWith(".slt"))
                    .sorted()
                    .map(PlanCacheFilesTest::file)
                    .toList()
                    .stream();
        }
    }

    private static DynamicNode file(Path path) {
        SqlFile file = SqlFile.read(path);
        VirtualContext fresh = SqlFilesTest.context(file, settings -> settings.cachedPlans(0));
        VirtualContext kept = SqlFilesTest.context(file, settings -> settings);
        VirtualContext local =
                SqlFilesTest.context(file, settings -> settings.pushdown(PushdownMode.OFF));
        Stream<DynamicNode> cases =
                file.cases().stream()
                        .map(
                                one ->
                                        DynamicTest.dynamicTest(
                                                "line " + one.line(),
                                                path.toUri(),
                                                () -> {
                                                    Outcome expected = run(fresh, one, one.sql());
                                                    check(kept, one, expected);
                                                    check(local, one, expected);
                                                    checkParameters(fresh, kept, one);
                                                }));
        DynamicNode end =
                DynamicTest.dynamicTest(
                        "most plans are found again",
                        () -> {
                            assertThat(kept.metrics().planCache().hits())
                                    .isGreaterThan((long) (file.cases().size() * 0.7));
                            fresh.close();
                            kept.close();
                            local.close();
                        });
        return DynamicContainer.dynamicContainer(
                path.getFileName().toString(), Stream.concat(cases, Stream.of(end)));
    }

    private static void check(VirtualContext context, SqlFile.Case one, Outcome expected) {
        for (String other : withOtherValues(one.sql())) {
            run(context, one, other);
        }
        assertThat(run(context, one, one.sql())).as("first: %s", one.sql()).isEqualTo(expected);
        assertThat(run(context, one, one.sql())).as("again: %s", one.sql()).isEqualTo(expected);
        assertThat(context.metrics().planCache().size())
                .isLessThanOrEqualTo(context.metrics().planCache().capacity());
    }

    /** With parameters for some of the literals a query may mean something else, or nothing. */
    private static void checkParameters(
            VirtualContext fresh, VirtualContext kept, SqlFile.Case one) {
        List<ShapeLiteral> literals = literals(one.sql());
        for (int i = -1; i < Math.min(literals.size(), 5); i++) {
            StringBuilder sql = new StringBuilder(one.sql());
            List<@Nullable Object> values = new ArrayList<>();
            for (int j = literals.size() - 1; j >= 0; j--) {
                ShapeLiteral literal = literals.get(j);
                if ((i < 0 || i == j) && literal.parameter().isPresent()) {
                    int end = literal.start() + literal.text().length();
                    sql.replace(literal.start(), end, " ? ");
                    values.add(0, literal.parameter().get().value());
                }
            }
            Outcome expected = run(fresh, one, sql.toString(), values.toArray());
            for (int again = 0; again < 2; again++) {
                assertThat(run(kept, one, sql.toString(), values.toArray()))
                        .as("parameters: %s", sql)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<ShapeLiteral> literals(String sql) {
        return StatementShape.of(sql, SqlDialectOption.ANSI)
                .map(StatementShape::literals)
                .orElse(List.of());
    }

    /** The same text with another value of the same type in the place of one literal. */
    private static List<String> withOtherValues(String sql) {
        List<String> others = new ArrayList<>();
        for (ShapeLiteral literal : literals(sql)) {
            literal.parameter()
                    .flatMap(PlanCacheFilesTest::other)
                    .ifPresent(
                            text ->
                                    others.add(
                                            new StringBuilder(sql)
                                                    .replace(
                                                            literal.start(),
                                                            literal.start()
                                                                    + literal.text().length(),
                                                            text)
                                                    .toString()));
        }
        return others.subList(0, Math.min(4, others.size()));
    }

    private static Optional<String> other(Parameter parameter) {
        Object value = parameter.value();
        if (value instanceof String text) {
            return Optional.of("'" + text.replace("'", "''") + "%x'");
        }
        if (value instanceof Integer number) {
            return number < 1000 ? Optional.of(String.valueOf(number + 1)) : Optional.empty();
        }
        return value instanceof BigDecimal number
                ? Optional.of(number.add(number.ulp()).toPlainString())
                : Optional.empty();
    }

    private static Outcome run(
            VirtualContext context, SqlFile.Case one, String sql, @Nullable Object... parameters) {
        VirtualSession session = context.as(Principal.ANONYMOUS);
        try (QueryResult result = session.query(sql, parameters)) {
            Stream<String> rows = result.stream().map(SqlFilesTest::print);
            return new Outcome(
                    result.schema().toString(), (one.sorted() ? rows.sorted() : rows).toList(), "");
        } catch (TauroException e) {
            return new Outcome("", List.of(), e.getMessage());
        }
    }
}
