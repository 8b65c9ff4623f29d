package io.tauro.connector.sqlserver;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How text is compared by SQL Server as the engine does it: in Unicode, by its code units, and with
 * a full stop behind it, since the database compares as if the shorter text were padded with spaces
 * in each of its collations.
 */
final class SqlServerText {

    private static final String BINARY = " COLLATE Latin1_General_100_BIN2";

    /** A pattern may have 8,000 bytes. */
    private static final int LONGEST_PATTERN = 2000;

    private SqlServerText() {}

    /** Text that only equal code units are equal to. */
    static String ended(String value) {
        return "((CAST(" + value + " AS nvarchar(max)) + N'.')" + BINARY + ")";
    }

    static String marker() {
        return "(CAST(? AS nvarchar(max)) + N'.')";
    }

    /**
     * Wildcards are those of the standard and brackets. An underscore is half of some characters.
     */
    static Like like(String value) {
        return new Like(
                "(CAST(" + value + " AS nvarchar(max))" + BINARY + ") LIKE ? ESCAPE N'\\'",
                pattern -> pattern.replace("\\", "\\\\").replace("[", "\\["),
                pattern -> pattern.indexOf('_') < 0 && pattern.length() <= LONGEST_PATTERN);
    }

    /** A column whose stored value has the full stop already, as the key of a group has. */
    static RemoteColumn key(RemoteColumn column, String ended) {
        ColumnRules rules = column.rules();
        Predicate<Object> accepts = rules.accepts();
        String value = "LEFT(" + ended + ", DATALENGTH(" + ended + ") / 2 - 1)";
        Column known = column.column();
        DataType type = known.type();
        return new RemoteColumn(
                        new Column(known.name(), type, known.nullable(), TextTraits.EXACT_EQUALITY),
                        value,
                        ValueReaders::text,
                        ColumnRules.ordered(ended, rules.binder(), accepts)
                                .comparing(
                                        Optional.of("(" + ended + BINARY + ")"), Optional.empty())
                                .marker(marker())
                                .like(like(value))
                                .because(rules.reason()))
                .movable(sql -> key(column, sql));
    }
}
