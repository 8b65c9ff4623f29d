package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlOperator;
import org.junit.jupiter.api.Test;

/** {@code docs/sql-aggregates.md} has each aggregate and window function, and no other. */
class AggregateReferenceTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]*)");

    /** What the planner makes for itself. */
    private static final Set<String> INTERNAL = Set.of("SINGLE_VALUE", "$SUM0");

    @Test
    void eachFunctionStandsInTheReferenceAndTheOtherWayRound() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../../docs/sql-aggregates.md")));
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                documented.add(name.group(1));
            }
        }
        Set<String> known = new TreeSet<>();
        for (SqlOperator operator : TauroOperatorTable.INSTANCE.getOperatorList()) {
            if (operator instanceof SqlAggFunction
                    && !INTERNAL.contains(operator.getName())
                    && operator.getName().indexOf('$') < 0) {
                known.add(operator.getName());
            }
        }
        assertThat(documented).isEqualTo(known);
    }
}
