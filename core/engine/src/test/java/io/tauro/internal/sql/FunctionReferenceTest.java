package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.query.QueryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the page of scalar functions and casts to the code. */
class FunctionReferenceTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*) \\| `(.+)` = `(.*)` \\|$");

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]*)");

    /** A value of each type, and a text that is cast to it. */
    private static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    Map.entry("BOOLEAN", List.of("TRUE", "true")),
                    Map.entry("INTEGER", List.of("1", "1")),
                    Map.entry("DECIMAL", List.of("CAST(1.5 AS DECIMAL(5,2))", "1.5")),
                    Map.entry("DOUBLE", List.of("CAST(1.5 AS DOUBLE)", "1.5")),
                    Map.entry("VARCHAR", List.of("lower('%s')", "x")),
                    Map.entry("VARBINARY", List.of("X'30313233343536373839616263646566'", "x")),
                    Map.entry("DATE", List.of("DATE '2024-02-29'", "2024-02-29")),
                    Map.entry("TIME", List.of("TIME '10:00:00'", "10:00:00")),
                    Map.entry(
                            "TIMESTAMP",
                            List.of("TIMESTAMP '2024-02-29 10:00:00'", "2024-02-29 10:00:00")),
                    Map.entry(
                            "TIMESTAMP WITH TIME ZONE",
                            List.of(
                                    "CAST(TIMESTAMP '2024-02-29 10:00:00' AS TIMESTAMP WITH TIME"
                                            + " ZONE)",
                                    "2024-02-29 10:00:00")),
                    Map.entry(
                            "UUID",
                            List.of(
                                    "UUID '00112233-4455-6677-8899-aabbccddeeff'",
                                    "00112233-4455-6677-8899-aabbccddeeff")));

    private static final VirtualContext CONTEXT = VirtualContext.builder().build();

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/sql.md"));
    }

    @Test
    void eachFunctionStandsInTheReferenceAndTheOtherWayRound() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1).split(" \\| ", 2)[0]);
            while (name.find()) {
                documented.add(name.group(1));
            }
        }
        Set<String> known = new TreeSet<>();
        for (SqlOperator operator : TauroOperatorTable.INSTANCE.getOperatorList()) {
            if (operator instanceof SqlFunction
                    && !(operator instanceof SqlAggFunction)
                    && operator.getName().indexOf('$') < 0) {
                known.add(operator.getName());
            }
        }
        assertThat(documented).isEqualTo(known);
    }

    @TestFactory
    Stream<DynamicTest> eachExampleGivesWhatThePageSays() throws IOException {
        return ROW.matcher(page())
                .results()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.group(2),
                                        () ->
                                                assertThat(print(value(row.group(2))))
                                                        .isEqualTo(row.group(3))));
    }

    @Test
    void eachCastIsThereOrNotAsTheTableSays() throws IOException {
        String[] lines = page().split("## Casts", 2)[1].split("\n");
        List<String> table = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("| from") || line.startsWith("| **")) {
                table.add(line.replace("*", ""));
            }
        }
        List<String> targets = cells(table.get(0));
        assertThat(targets).hasSize(VALUES.size());
        for (String line : table.subList(1, table.size())) {
            List<String> cells = cells(line);
            String from = line.split("\\|")[1].strip();
            for (int i = 0; i < targets.size(); i++) {
                assertThat(isCast(from, targets.get(i)))
                        .as("%s to %s", from, targets.get(i))
                        .isEqualTo(cells.get(i).equals("yes"));
            }
        }
    }

    private static List<String> cells(String line) {
        String[] parts = line.split("\\|");
        List<String> cells = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            cells.add(parts[i].strip());
        }
        return cells;
    }

    private static boolean isCast(String from, String to) {
        String value = VALUES.get(from).get(0).formatted(VALUES.get(to).get(1));
        String type = to.equals("DECIMAL") ? "DECIMAL(10,2)" : to;
        try {
            value("CAST(" + value + " AS " + type + ")");
            return true;
        } catch (TauroException e) {
            assertThat(e.code()).isIn(ErrorCode.NOT_SUPPORTED, ErrorCode.TYPE_MISMATCH);
            return false;
        }
    }

    private static @Nullable Object value(String expression) {
        try (QueryResult result = CONTEXT.as(Principal.ANONYMOUS).query("SELECT " + expression)) {
            return result.stream().toList().get(0).values().get(0);
        }
    }

    private static String print(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
            return value.toString().replace('T', ' ');
        }
        return value.toString();
    }
}
