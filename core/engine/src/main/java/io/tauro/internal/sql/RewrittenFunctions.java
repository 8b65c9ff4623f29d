package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** Functions of PostgreSQL and other databases that say in other words what SQL can say. */
final class RewrittenFunctions {

    private RewrittenFunctions() {}

    static List<RewrittenFunction> all(
            SqlOperator minus, SqlOperator currentTimestamp, List<SqlOperator> scalars) {
        List<RewrittenFunction> functions = new ArrayList<>();
        alias(functions, scalars, "CHAR_LENGTH", "LENGTH", "LEN", "CHARACTER_LENGTH");
        alias(functions, scalars, "SUBSTRING", "SUBSTR", "MID");
        alias(functions, scalars, "TRUNCATE", "TRUNC");
        alias(functions, scalars, "POWER", "POW");
        alias(functions, scalars, "CEIL", "CEILING");
        alias(functions, scalars, "UPPER", "UCASE");
        alias(functions, scalars, "LOWER", "LCASE");
        alias(functions, scalars, "TRANSLATE", "TRANSLATE3");
        alias(functions, scalars, "REGEXP_LIKE", "REGEXP_CONTAINS", "REGEXP_MATCHES");
        alias(functions, scalars, "ARRAY_CAT", "ARRAY_CONCAT");
        alias(functions, scalars, "ARRAY_TO_STRING", "ARRAY_JOIN");
        alias(functions, scalars, "RANDOM", "RAND");
        alias(functions, scalars, "GEN_RANDOM_UUID", "UUID", "NEWID");
        functions.add(position("STRPOS", 0, 1));
        functions.add(position("INSTR", 0, 1));
        functions.add(position("LOCATE", 1, 0));
        functions.add(position("CHARINDEX", 1, 0));
        functions.add(trim("LTRIM", SqlTrimFunction.Flag.LEADING));
        functions.add(trim("RTRIM", SqlTrimFunction.Flag.TRAILING));
        functions.add(trim("BTRIM", SqlTrimFunction.Flag.BOTH));
        functions.add(coalesce("IFNULL"));
        functions.add(coalesce("NVL"));
        functions.add(RewrittenFunction.of("IF", 3, 3, RewrittenFunctions::choice));
        functions.add(RewrittenFunction.of("IIF", 3, 3, RewrittenFunctions::choice));
        functions.add(
                RewrittenFunction.of(
                        "NOW", 0, 0, (v, at, args) -> currentTimestamp.createCall(at)));
        functions.add(RewrittenFunction.of("DATE_TRUNC", 2, 3, RewrittenFunctions::truncate));
        functions.add(RewrittenFunction.of("DATE_PART", 2, 2, RewrittenFunctions::part));
        functions.add(RewrittenFunction.of("DATEPART", 2, 2, RewrittenFunctions::part));
        functions.add(shift("DATE_ADD", SqlStdOperatorTable.PLUS));
        functions.add(shift("ADDDATE", SqlStdOperatorTable.PLUS));
        functions.add(shift("DATE_SUB", minus));
        functions.add(shift("SUBDATE", minus));
        functions.add(
                RewrittenFunction.of(
                        "LOG",
                        1,
                        1,
                        (v, at, args) -> SqlStdOperatorTable.LOG10.createCall(at, args)));
        for (TimeUnit unit : DATE_PARTS) {
            functions.add(extract(unit.name(), unit));
        }
        functions.addAll(DateTimeRewrites.all(currentTimestamp));
        functions.addAll(OtherRewrites.all());
        functions.addAll(ForeignFunctions.all());
        functions.addAll(CollectionRewrites.all());
        functions.addAll(JsonAliases.all(scalars));
        functions.add(extract("DAYOFMONTH", TimeUnit.DAY));
        functions.add(extract("DAYOFYEAR", TimeUnit.DOY));
        return functions;
    }

    private static final Set<TimeUnit> DATE_PARTS =
            Set.of(
                    TimeUnit.YEAR,
                    TimeUnit.QUARTER,
                    TimeUnit.MONTH,
                    TimeUnit.WEEK,
                    TimeUnit.DAY,
                    TimeUnit.HOUR,
                    TimeUnit.MINUTE);

    private static void alias(
            List<RewrittenFunction> functions,
            List<SqlOperator> scalars,
            String canonical,
            String... aliases) {
        SqlOperator operator =
                scalars.stream()
                        .filter(scalar -> scalar.getName().equals(canonical))
                        .findFirst()
                        .orElseThrow();
        for (String alias : aliases) {
            functions.add(
                    RewrittenFunction.of(
                            alias,
                            operator.getOperandCountRange().getMin(),
                            operator.getOperandCountRange().getMax(),
                            (v, at, args) -> operator.createCall(at, args)));
        }
    }

    private static RewrittenFunction position(String name, int text, int searched) {
        return RewrittenFunction.of(
                name,
                2,
                2,
                (v, at, args) ->
                        SqlStdOperatorTable.POSITION.createCall(
                                at, args.get(searched), args.get(text)));
    }

    private static RewrittenFunction trim(String name, SqlTrimFunction.Flag side) {
        return RewrittenFunction.of(
                name,
                1,
                2,
                (v, at, args) ->
                        SqlStdOperatorTable.TRIM.createCall(
                                at,
                                side.symbol(at),
                                args.size() == 2
                                        ? args.get(1)
                                        : SqlLiteral.createCharString(" ", at),
                                args.get(0)));
    }

    private static RewrittenFunction coalesce(String name) {
        return RewrittenFunction.of(
                name,
                2,
                2,
                (validator, at, args) -> {
                    SqlCall call = SqlStdOperatorTable.COALESCE.createCall(at, args);
                    return call.getOperator().rewriteCall(validator, call);
                });
    }

    private static SqlNode choice(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return new SqlCase(
                at, null, SqlNodeList.of(args.get(0)), SqlNodeList.of(args.get(1)), args.get(2));
    }

    /** {@code DATE_TRUNC('month', x)}, or BigQuery's {@code DATE_TRUNC(x, MONTH)}. */
    private static SqlNode truncate(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        if (args.size() == 3) {
            SqlNode wall = TauroOperatorTable.AT_TIME_ZONE.createCall(at, args.get(1), args.get(2));
            SqlNode start = truncate(validator, at, List.of(args.get(0), wall));
            return TauroOperatorTable.AT_TIME_ZONE.createCall(at, start, args.get(2));
        }
        boolean unitFirst = args.get(0).getKind() == SqlKind.LITERAL;
        SqlNode unit = unitFirst ? args.get(0) : args.get(1);
        SqlNode value = unitFirst ? args.get(1) : args.get(0);
        return SqlStdOperatorTable.FLOOR.createCall(at, value, qualifier(unit));
    }

    private static SqlNode part(SqlValidator validator, SqlParserPos at, List<SqlNode> args) {
        return Extract.INSTANCE.createCall(at, qualifier(args.get(0)), args.get(1));
    }

    private static RewrittenFunction extract(String name, TimeUnit unit) {
        return RewrittenFunction.of(
                name,
                1,
                1,
                (v, at, args) ->
                        Extract.INSTANCE.createCall(
                                at, new SqlIntervalQualifier(unit, null, at), args.get(0)));
    }

    /** A call of a function of ours. */
    static SqlNode call(String name, SqlParserPos at, SqlNode... operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(name, at),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(at, operands);
    }

    /** A date moved by an interval, or by a number of days. */
    private static RewrittenFunction shift(String name, SqlOperator operator) {
        return RewrittenFunction.of(
                name,
                2,
                2,
                (v, at, args) -> operator.createCall(at, args.get(0), interval(at, args.get(1))));
    }

    private static SqlNode interval(SqlParserPos at, SqlNode amount) {
        if (amount instanceof SqlIntervalLiteral || amount.getKind() == SqlKind.INTERVAL) {
            return amount;
        }
        SqlNode day =
                SqlLiteral.createInterval(
                        1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, at), at);
        return SqlStdOperatorTable.MULTIPLY.createCall(at, amount, day);
    }

    private static SqlIntervalQualifier qualifier(SqlNode unit) {
        if (unit instanceof SqlIntervalQualifier qualifier) {
            return qualifier;
        }
        TimeUnit known = timeUnit(unit);
        if (known == null) {
            throw SqlErrors.at(
                    ErrorCode.INVALID_QUERY,
                    "A unit of time is expected",
                    unit.getParserPosition(),
                    "Write one as text, such as 'month'.");
        }
        return new SqlIntervalQualifier(known, null, unit.getParserPosition());
    }

    private static @Nullable TimeUnit timeUnit(SqlNode unit) {
        String name =
                unit instanceof SqlIdentifier id
                        ? id.getSimple()
                        : unit instanceof SqlLiteral literal ? literal.toValue() : null;
        if (name == null) {
            return null;
        }
        String upper = name.strip().toUpperCase(Locale.ROOT);
        for (TimeUnit known : TimeUnit.values()) {
            if (known.name().equals(upper) || (known.name() + "S").equals(upper)) {
                return known;
            }
        }
        return null;
    }
}
