package io.tauro.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recursive descent parser for the type names that {@link DataType#toString()} writes, and their
 * usual synonyms.
 */
final class DataTypeParser {

    private final String text;
    private int position;

    DataTypeParser(String text) {
        this.text = text;
    }

    DataType parse() {
        DataType type = type();
        skipSpace();
        if (position != text.length()) {
            throw error("unexpected '" + text.substring(position) + "'");
        }
        return type;
    }

    private DataType type() {
        DataType type = base();
        while (acceptWord("ARRAY")) {
            type = DataType.array(type);
        }
        return type;
    }

    private DataType base() {
        String name = word();
        return switch (name) {
            case "BOOLEAN", "BOOL" -> DataType.BOOLEAN;
            case "TINYINT" -> DataType.TINYINT;
            case "SMALLINT" -> DataType.SMALLINT;
            case "INTEGER", "INT" -> DataType.INTEGER;
            case "BIGINT", "LONG" -> DataType.BIGINT;
            case "DECIMAL", "NUMERIC", "DEC" -> decimal();
            case "REAL" -> DataType.REAL;
            case "DOUBLE", "FLOAT" -> {
                acceptWord("PRECISION");
                yield DataType.DOUBLE;
            }
            case "CHAR", "CHARACTER" -> {
                boolean varying = acceptWord("VARYING");
                int length = argument(varying ? DataType.UNBOUNDED : 1);
                yield varying ? DataType.varchar(length) : DataType.character(length);
            }
            case "VARCHAR" -> DataType.varchar(argument(DataType.UNBOUNDED));
            case "TEXT", "STRING" -> DataType.VARCHAR;
            case "VARBINARY", "BINARY" -> DataType.varbinary(argument(DataType.UNBOUNDED));
            case "DATE" -> DataType.DATE;
            case "TIME" -> DataType.time(argument(6));
            case "TIMESTAMP" -> timestamp();
            case "TIMESTAMPTZ" -> DataType.timestampWithTimeZone(argument(6));
            case "INTERVAL" -> interval();
            case "UUID" -> DataType.UUID;
            case "JSON" -> DataType.JSON;
            case "NULL" -> DataType.NULL;
            case "ARRAY" -> angled(1);
            case "MAP" -> angled(2);
            case "ROW" -> row();
            default -> throw error("unknown type '" + name + "'");
        };
    }

    private DataType decimal() {
        if (!accept('(')) {
            return DataType.decimal(DataType.MAX_DECIMAL_PRECISION, 0);
        }
        int precision = number();
        int scale = accept(',') ? number() : 0;
        expect(')');
        return DataType.decimal(precision, scale);
    }

    private DataType timestamp() {
        int precision = argument(6);
        if (acceptWord("WITH")) {
            acceptWord("LOCAL");
            requireWord("TIME");
            requireWord("ZONE");
            return DataType.timestampWithTimeZone(precision);
        }
        if (acceptWord("WITHOUT")) {
            requireWord("TIME");
            requireWord("ZONE");
        }
        return DataType.timestamp(precision);
    }

    private DataType interval() {
        String from = word();
        String to = acceptWord("TO") ? word() : from;
        if (from.equals("YEAR") || from.equals("MONTH") || to.equals("MONTH")) {
            return DataType.INTERVAL_YEAR_MONTH;
        }
        return DataType.INTERVAL_DAY_SECOND;
    }

    private DataType angled(int parts) {
        expect('<');
        DataType first = type();
        DataType second = null;
        if (parts == 2) {
            expect(',');
            second = type();
        }
        expect('>');
        return second == null ? DataType.array(first) : DataType.map(first, second);
    }

    private DataType row() {
        expect('(');
        List<Column> fields = new ArrayList<>();
        do {
            skipSpace();
            int start = position;
            while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
                position++;
            }
            String name = text.substring(start, position);
            fields.add(Column.of(name, type()));
        } while (accept(','));
        expect(')');
        return DataType.row(fields);
    }

    private int argument(int otherwise) {
        if (!accept('(')) {
            return otherwise;
        }
        int value = number();
        expect(')');
        return value;
    }

    private String word() {
        skipSpace();
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position))
                        || text.charAt(position) == '_')) {
            position++;
        }
        if (start == position) {
            throw error("a type name is expected at '" + text.substring(position) + "'");
        }
        return text.substring(start, position).toUpperCase(Locale.ROOT);
    }

    private boolean acceptWord(String expected) {
        int before = position;
        skipSpace();
        int end = position + expected.length();
        boolean matches =
                text.regionMatches(true, position, expected, 0, expected.length())
                        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        position = matches ? end : before;
        return matches;
    }

    private void requireWord(String expected) {
        if (!acceptWord(expected)) {
            throw error("'" + expected + "' is expected");
        }
    }

    private int number() {
        skipSpace();
        int start = position;
        while (position < text.length() && Character.isDigit(text.charAt(position))) {
            position++;
        }
        if (start == position || position - start > 9) {
            throw error("a number is expected");
        }
        return Integer.parseInt(text.substring(start, position));
    }

    private boolean accept(char expected) {
        skipSpace();
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw error("'" + expected + "' is expected");
        }
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException error(String problem) {
        return new IllegalArgumentException("'" + text + "' is not a data type: " + problem);
    }
}
