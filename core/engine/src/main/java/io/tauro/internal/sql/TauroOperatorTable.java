package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlMonotonicBinaryOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators and functions of queries, found without letter case. A function that the engine
 * does not have is not here, so that it is unknown rather than unsupported. Thread-safe.
 */
final class TauroOperatorTable implements SqlOperatorTable {

    /** Addition, also of dates or times and intervals. */
    static final SqlBinaryOperator PLUS =
            new SqlMonotonicBinaryOperator(
                    "+",
                    SqlKind.PLUS,
                    40,
                    true,
                    ScalarReturns.SUM,
                    InferTypes.FIRST_KNOWN,
                    OperandTypes.or(
                            OperandTypes.PLUS_OPERATOR,
                            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.INTEGER),
                            OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.DATE),
                            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.TIME),
                            OperandTypes.family(SqlTypeFamily.TIME, SqlTypeFamily.DATE)));

    /** Subtraction, also of two dates or times, and JSON without a part of it. */
    static final SqlBinaryOperator MINUS =
            new SqlMonotonicBinaryOperator(
                    "-",
                    SqlKind.MINUS,
                    40,
                    true,
                    ScalarReturns.DIFFERENCE,
                    InferTypes.FIRST_KNOWN,
                    OperandTypes.or(
                            JsonLess.OPERANDS,
                            OperandTypes.MINUS_OPERATOR,
                            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.INTEGER),
                            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.DATE),
                            OperandTypes.family(SqlTypeFamily.TIMESTAMP, SqlTypeFamily.TIMESTAMP),
                            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.TIMESTAMP),
                            OperandTypes.family(SqlTypeFamily.TIMESTAMP, SqlTypeFamily.DATE),
                            OperandTypes.family(SqlTypeFamily.TIME, SqlTypeFamily.TIME)));

    /** The remainder, in the wider type of the two, so that neither overflows. */
    static final SqlBinaryOperator REMAINDER =
            new SqlBinaryOperator(
                    "%",
                    SqlKind.MOD,
                    60,
                    true,
                    ScalarReturns.MODULO,
                    InferTypes.FIRST_KNOWN,
                    OperandTypes.EXACT_NUMERIC_EXACT_NUMERIC);

    /** The other of instant and wall clock; see {@link Respelling} for how it is parsed. */
    static final SqlBinaryOperator AT_TIME_ZONE =
            new SqlBinaryOperator(
                    "AT TIME ZONE",
                    SqlKind.OTHER,
                    50,
                    true,
                    ScalarReturns.AT_TIME_ZONE,
                    InferTypes.FIRST_KNOWN,
                    OperandTypes.family(SqlTypeFamily.TIMESTAMP, SqlTypeFamily.CHARACTER));

    /** What is computed by the rows of a group, and what only a window has. */
    private static final List<SqlOperator> AGGREGATES =
            List.of(
                    SqlStdOperatorTable.COUNT,
                    SqlStdOperatorTable.APPROX_COUNT_DISTINCT,
                    Sums.SUM,
                    SqlStdOperatorTable.SUM0,
                    Sums.AVG,
                    SqlStdOperatorTable.MIN,
                    SqlStdOperatorTable.MAX,
                    SqlStdOperatorTable.ANY_VALUE,
                    SqlStdOperatorTable.SINGLE_VALUE,
                    SqlStdOperatorTable.EVERY,
                    SqlLibraryOperators.BOOL_AND,
                    SqlLibraryOperators.BOOL_OR,
                    SqlStdOperatorTable.PERCENTILE_CONT,
                    SqlStdOperatorTable.PERCENTILE_DISC,
                    SqlStdOperatorTable.GROUPING,
                    SqlStdOperatorTable.GROUPING_ID,
                    SqlStdOperatorTable.NTILE,
                    SqlStdOperatorTable.LAG,
                    SqlStdOperatorTable.LEAD,
                    SqlStdOperatorTable.FIRST_VALUE,
                    SqlStdOperatorTable.LAST_VALUE);

    /** Symbols that mean something else here, or nothing. */
    private static final Set<String> LEFT_OUT = Set.of("MULTISET", "CONTAINS", "&", "^", "<<");

    static final TauroOperatorTable INSTANCE = new TauroOperatorTable();

    private final Map<String, List<SqlOperator>> byName = new HashMap<>();
    private final Map<String, RewrittenFunction> rewritten = new HashMap<>();
    private final List<SqlOperator> operators = new ArrayList<>();

    private TauroOperatorTable() {
        SqlStdOperatorTable.instance().getOperatorList().stream()
                .filter(TauroOperatorTable::isStructure)
                .forEach(this::add);
        List.of(
                        PLUS,
                        MINUS,
                        REMAINDER,
                        AT_TIME_ZONE,
                        Concatenation.INSTANCE,
                        SqlLibraryOperators.ILIKE,
                        SqlLibraryOperators.NOT_ILIKE,
                        SqlLibraryOperators.INFIX_CAST)
                .forEach(this::add);
        AGGREGATES.forEach(this::add);
        NullableAggregates.all().forEach(this::add);
        Deviation.all().forEach(this::add);
        EngineAggregate.all().forEach(this::add);
        AggregateAlias.all().forEach(this::add);
        RankFunction.all().forEach(this::add);
        List.of(NthFromLast.INSTANCE, RatioToReport.INSTANCE, PeerGroups.DISTANCE)
                .forEach(this::add);
        FilteredList.all().forEach(this::add);
        CurrentTime.all().forEach(this::add);
        List<SqlOperator> scalars = ScalarFunctions.all();
        scalars.forEach(this::add);
        JsonOperators.ofTheParser().forEach(this::add);
        NestedCast.all().forEach(this::add);
        TextAs.all().forEach(this::add);
        OpenDecimalCast.all().forEach(this::add);
        add(FreeIntervals.MIXED);
        for (RewrittenFunction function :
                RewrittenFunctions.all(MINUS, CurrentTime.TIMESTAMP, scalars)) {
            add(function);
            rewritten.put(function.getName(), function);
        }
    }

    private static boolean isStructure(SqlOperator operator) {
        return !(operator instanceof SqlFunction)
                && !operator.equals(SqlStdOperatorTable.MINUS)
                && !operator.equals(SqlStdOperatorTable.PLUS)
                && !operator.equals(SqlStdOperatorTable.CONCAT)
                && !operator.equals(SqlStdOperatorTable.PERCENT_REMAINDER)
                && !LEFT_OUT.contains(operator.getName())
                && !operator.getName().contains("JSON")
                && !operator.getName().startsWith("MULTISET");
    }

    private void add(SqlOperator operator) {
        operators.add(operator);
        byName.computeIfAbsent(folded(operator.getName()), name -> new ArrayList<>()).add(operator);
    }

    private static String folded(String name) {
        return SoftWords.harden(name).toUpperCase(Locale.ROOT);
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        if (!name.isSimple()) {
            return;
        }
        for (SqlOperator operator : byName.getOrDefault(folded(name.getSimple()), List.of())) {
            if (fits(operator, syntax)) {
                found.add(operator);
            }
        }
    }

    /** A function with a syntax of its own, such as CAST, is also looked for as a function. */
    private static boolean fits(SqlOperator operator, SqlSyntax syntax) {
        return operator.getSyntax() == syntax
                || operator.getSyntax().family == syntax.family
                || syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return List.copyOf(operators);
    }

    /** The function of this name that is only another way to write an expression. */
    @Nullable RewrittenFunction rewritten(String name) {
        return rewritten.get(folded(name));
    }

    /** Whether a function of this name is computed over the rows of a group. */
    boolean isAggregate(String name) {
        return byName.getOrDefault(folded(name), List.of()).stream()
                .anyMatch(operator -> operator.isAggregator());
    }

    /** The names of all functions, to suggest from. */
    Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        for (SqlOperator operator : operators) {
            if (operator instanceof SqlFunction && operator.getName().indexOf('$') < 0) {
                names.add(operator.getName());
            }
        }
        return names;
    }
}
