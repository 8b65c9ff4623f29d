package io.tauro.connector.mysql;

import io.tauro.connector.jdbc.ColumnRules;
import io.tauro.connector.jdbc.ColumnRules.Like;
import io.tauro.connector.jdbc.Obstacle;
import io.tauro.connector.jdbc.RemoteColumn;
import io.tauro.connector.jdbc.TextualValues;
import io.tauro.connector.jdbc.ValueBinder;
import io.tauro.connector.jdbc.ValueReader;
import io.tauro.connector.jdbc.ValueReaders;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TextTraits;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From types of MySQL and MariaDB to columns: the table in {@code docs/connectors/mysql.md}. */
final class MySqlColumns {

    /** So many bytes of text take part in a sort; sessions are told so. */
    static final int SORTED_BYTES = 8192;

    /** What a character takes in UTF-8 at most. */
    static final int WIDEST = 4;

    private static final ValueBinder TEXT =
            (statement, parameter, value) -> statement.setString(parameter, (String) value);

    private static final ValueBinder INTEGER =
            (statement, parameter, value) ->
                    statement.setLong(parameter, ((Number) value).longValue());

    private static final ValueBinder TEMPORAL =
            (statement, parameter, value) ->
                    statement.setString(parameter, TextualValues.written(MySqlValues.clock(value)));

    private final String name;
    private final boolean nullable;
    private final MySqlType type;
    private final TextTraits traits;
    private final String stored;

    private MySqlColumns(
            String name, boolean nullable, MySqlType type, TextTraits traits, String stored) {
        this.name = name;
        this.nullable = nullable;
        this.type = type;
        this.traits = traits;
        this.stored = stored;
    }

    /**
     * A column of a table or a query.
     *
     * @param collation of text; null if that is not known
     */
    static RemoteColumn column(
            String name, boolean nullable, MySqlType type, @Nullable String collation) {
        return at(
                MySqlDatabase.identifier(name),
                name,
                nullable,
                type,
                MySqlCollation.traits(collation));
    }

    /** A column whose stored value some SQL stands for. */
    static RemoteColumn at(
            String stored, String name, boolean nullable, MySqlType type, TextTraits traits) {
        RemoteColumn column = new MySqlColumns(name, nullable, type, traits, stored).column();
        return type.isLong()
                ? column
                : column.movable(elsewhere -> at(elsewhere, name, nullable, type, traits));
    }

    private RemoteColumn column() {
        return switch (type.name()) {
            case "bool" -> truth();
            case "tinyint" -> integer(DataType.TINYINT, DataType.SMALLINT);
            case "smallint" -> integer(DataType.SMALLINT, DataType.INTEGER);
            case "mediumint" -> integer(DataType.INTEGER, DataType.INTEGER);
            case "int" -> integer(DataType.INTEGER, DataType.BIGINT);
            case "bigint" -> type.unsigned() ? wide() : integer(DataType.BIGINT, DataType.BIGINT);
            case "year" -> year();
            case "decimal" -> decimal(type.decimal(), stored);
            case "float" -> real();
            case "double" ->
                    plain(
                            DataType.DOUBLE,
                            stored,
                            ValueReaders::doublePrecision,
                            (s, i, v) -> s.setDouble(i, (Double) v),
                            value -> Double.isFinite((Double) value));
            case "date" -> temporal(DataType.DATE, "DATE", TextualValues::date);
            case "time" -> temporal(DataType.time(type.fraction()), "TIME", TextualValues::time);
            case "datetime" ->
                    temporal(
                            DataType.timestamp(type.fraction()),
                            "DATETIME",
                            TextualValues::timestamp);
            case "timestamp" ->
                    temporal(
                            DataType.timestampWithTimeZone(type.fraction()),
                            "DATETIME",
                            TextualValues::instant);
            case "bit" -> bits();
            case "char" -> character();
            case "varchar", "enum", "set" ->
                    text(
                            type.size() == MySqlType.UNKNOWN
                                    ? DataType.VARCHAR
                                    : DataType.varchar(type.size()));
            case "tinytext", "text", "mediumtext", "longtext" -> text(DataType.VARCHAR);
            case "binary", "varbinary" ->
                    binary(
                            type.size() == MySqlType.UNKNOWN
                                    ? DataType.VARBINARY
                                    : DataType.varbinary(type.size()));
            case "tinyblob", "blob", "mediumblob", "longblob" -> binary(DataType.VARBINARY);
            case "json" -> json();
            case "uuid" -> uuid();
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" ->
                    other("ST_AsText(" + stored + ")");
            default -> other("CAST(" + stored + " AS CHAR)");
        };
    }

    private static boolean any(Object value) {
        return true;
    }

    private RemoteColumn plain(
            DataType as,
            String value,
            ValueReader reader,
            ValueBinder binder,
            Predicate<Object> accepts) {
        return new RemoteColumn(
                new Column(name, as, nullable, TextTraits.BINARY),
                value,
                reader,
                ColumnRules.ordered(value, binder, accepts));
    }

    /** Any number but zero is true. */
    private RemoteColumn truth() {
        return plain(
                DataType.BOOLEAN,
                "(" + stored + " <> 0)",
                ValueReaders::bool,
                (s, i, v) -> s.setInt(i, (Boolean) v ? 1 : 0),
                MySqlColumns::any);
    }

    /**
     * A number without sign is computed with as one that has a sign: the difference of two would be
     * an error there where it is negative. It is compared as it is, so that an index serves.
     */
    private RemoteColumn integer(DataType signed, DataType unsigned) {
        DataType as = type.unsigned() ? unsigned : signed;
        return new RemoteColumn(
                new Column(name, as, nullable, TextTraits.BINARY),
                type.unsigned() ? "CAST(" + stored + " AS SIGNED)" : stored,
                as.equals(DataType.BIGINT) ? ValueReaders::bigint : ValueReaders::integer,
                ColumnRules.ordered(stored, INTEGER, MySqlColumns::any));
    }

    /** A number without sign of 64 bits. */
    private RemoteColumn wide() {
        RemoteColumn decimal = decimal(DataType.decimal(20, 0), stored);
        return new RemoteColumn(
                decimal.column(),
                "CAST(" + stored + " AS DECIMAL(20,0))",
                decimal.reader(),
                decimal.rules());
    }

    /** A year is compared with a number as with a year, where 70 is 1970. */
    private RemoteColumn year() {
        return plain(
                DataType.SMALLINT,
                "CAST(" + stored + " AS SIGNED)",
                ValueReaders::integer,
                INTEGER,
                MySqlColumns::any);
    }

    /** What has more digits than the column might be rounded to look it up in an index. */
    private RemoteColumn decimal(DataType as, String value) {
        return plain(
                as,
                value,
                ValueReaders::decimal,
                (s, i, v) -> s.setBigDecimal(i, MySqlValues.plain((BigDecimal) v)),
                compared -> MySqlValues.fits((BigDecimal) compared, as));
    }

    /** As a DOUBLE, in which the same number is exact and is compared with what was meant. */
    private RemoteColumn real() {
        return plain(
                DataType.REAL,
                "(" + stored + " * 1e0)",
                ValueReaders::real,
                (s, i, v) -> s.setDouble(i, (double) (Float) v),
                value -> Float.isFinite((Float) value));
    }

    /**
     * Comes and goes as text, in which no driver and no zone takes part. A parameter that is cast
     * to TIME at once is wrong in MySQL 9.7: 12:00:01 becomes midnight.
     */
    private RemoteColumn temporal(DataType as, String sqlName, ValueReader reader) {
        String cast = sqlName.equals("DATE") ? "DATE" : sqlName + "(" + as.precision() + ")";
        String text = sqlName.equals("TIME") ? "CAST(? AS CHAR)" : "?";
        return new RemoteColumn(
                        new Column(name, as, nullable, TextTraits.BINARY),
                        stored,
                        reader,
                        ColumnRules.ordered(
                                        stored,
                                        TEMPORAL,
                                        value -> MySqlValues.isMoment(value, type.fraction()))
                                .marker("CAST(" + text + " AS " + cast + ")"))
                .sentAs("CAST(" + stored + " AS CHAR)");
    }

    private RemoteColumn bits() {
        if (type.size() == 1) {
            return truth();
        }
        int bytes = type.size() == MySqlType.UNKNOWN ? 8 : (type.size() + 7) / 8;
        return new RemoteColumn(
                new Column(name, DataType.varbinary(bytes), nullable, TextTraits.BINARY),
                stored,
                ValueReaders::bytes,
                ColumnRules.nullTestOnly(stored, Obstacle.BITS.reason()));
    }

    /** Text as it is in UTF-8. */
    private String utf8() {
        return "CONVERT(" + stored + " USING utf8mb4)";
    }

    /** The bytes of text in UTF-8, which are in the order of code points; nothing is padded. */
    private String bytes() {
        return "CAST(" + utf8() + " AS BINARY)";
    }

    private RemoteColumn text(DataType as) {
        return text(as, TextualValues::isText);
    }

    /** No value ends in a space there, as here, so nothing is equal to one that does. */
    private RemoteColumn character() {
        return type.size() == MySqlType.UNKNOWN
                ? text(DataType.VARCHAR)
                : text(
                        DataType.character(type.size()),
                        value -> TextualValues.isText(value) && !value.toString().endsWith(" "));
    }

    private RemoteColumn text(DataType as, Predicate<Object> accepts) {
        boolean sorted =
                as.precision() != DataType.UNBOUNDED && as.precision() * WIDEST <= SORTED_BYTES;
        return new RemoteColumn(
                        new Column(name, as, nullable, traits),
                        utf8(),
                        ValueReaders::bytes,
                        ColumnRules.ordered(stored, TEXT, accepts)
                                .comparing(
                                        Optional.of(bytes()),
                                        sorted ? Optional.of(bytes()) : Optional.empty())
                                .like(
                                        new Like(
                                                utf8() + " COLLATE utf8mb4_bin LIKE ? ESCAPE '|'",
                                                pattern -> pattern.replace("|", "||")))
                                .because(
                                        sorted
                                                ? Obstacle.VALUE.reason()
                                                : Obstacle.LONG_TEXT.reason()))
                .sentAs(stored);
    }

    private RemoteColumn binary(DataType as) {
        boolean sorted = as.precision() != DataType.UNBOUNDED && as.precision() <= SORTED_BYTES;
        return new RemoteColumn(
                new Column(name, as, nullable, TextTraits.BINARY),
                stored,
                ValueReaders::bytes,
                ColumnRules.ordered(
                                stored, (s, i, v) -> s.setBytes(i, (byte[]) v), MySqlColumns::any)
                        .comparing(
                                Optional.of(stored),
                                sorted ? Optional.of(stored) : Optional.empty())
                        .because(Obstacle.LONG_TEXT.reason()));
    }

    private RemoteColumn json() {
        return new RemoteColumn(
                        new Column(name, DataType.JSON, nullable, TextTraits.UNKNOWN),
                        stored,
                        ValueReaders::bytes,
                        ColumnRules.nullTestOnly(stored, Obstacle.NOT_COMPARED.reason("JSON")))
                .sentAs("CAST(" + stored + " AS CHAR)");
    }

    /** MariaDB keeps the fields of a UUID in another order, and sorts by them. */
    private RemoteColumn uuid() {
        return new RemoteColumn(
                        new Column(name, DataType.UUID, nullable, TextTraits.BINARY),
                        stored,
                        TextualValues::uuid,
                        ColumnRules.ordered(
                                        stored,
                                        (s, i, v) -> s.setString(i, v.toString()),
                                        MySqlColumns::any)
                                .comparing(Optional.of(stored), Optional.empty())
                                .because(Obstacle.UUID_ORDER.reason()))
                .sentAs("CAST(" + stored + " AS CHAR)");
    }

    /** Any other type is read as the text that the server writes for it. */
    private RemoteColumn other(String text) {
        return new RemoteColumn(
                new Column(name, DataType.VARCHAR, nullable, TextTraits.UNKNOWN),
                text,
                ValueReaders::bytes,
                ColumnRules.nullTestOnly(stored, Obstacle.TEXT_ONLY.reason()));
    }
}
