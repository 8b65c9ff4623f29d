package io.tauro.internal.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A JSON value. Immutable by agreement: nobody changes the parts of a value that was handed over.
 */
public sealed interface Json {

    /**
     * An object. Of two members with one name the last counts, at the place of the first.
     *
     * @param members by name, in the order of the text
     */
    record Obj(Map<String, Json> members) implements Json {}

    /** An array. */
    record Array(List<Json> elements) implements Json {}

    /** A text. */
    record Text(String value) implements Json {}

    /**
     * A number.
     *
     * @param text as it was written
     */
    record Num(String text) implements Json {

        /** Digits before or behind the point; more are no number that anybody computes with. */
        private static final int MAX_EXPONENT = 10_000;

        static Num of(BigDecimal value) {
            return new Num(value.toPlainString());
        }

        /** The exact value; a {@link JsonFailure} if it has thousands of digits. */
        public BigDecimal value() {
            BigDecimal value;
            try {
                value = new BigDecimal(text);
            } catch (NumberFormatException exponentOutOfRange) {
                throw JsonFailure.outOfRange();
            }
            if (value.signum() == 0) {
                int scale = value.scale();
                return value.setScale(Math.max(0, Math.min(scale, MAX_EXPONENT)));
            }
            if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
                throw JsonFailure.outOfRange();
            }
            return value.scale() < 0 ? value.setScale(0) : value;
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements Json {

        public static final Bool TRUE = new Bool(true);
        public static final Bool FALSE = new Bool(false);
    }

    /** The null of JSON, which is not that of SQL. */
    record Null() implements Json {

        public static final Null VALUE = new Null();
    }

    static Json of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    /** What {@code json_typeof} calls it. */
    default String typeName() {
        return switch (kind()) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case TEXT -> "string";
            case ARRAY -> "array";
            case OBJECT -> "object";
        };
    }

    /** Whether it has parts. */
    default boolean isScalar() {
        return !(this instanceof Obj) && !(this instanceof Array);
    }

    /** What it is, in PostgreSQL's order of kinds. */
    default Kind kind() {
        if (this instanceof Obj) {
            return Kind.OBJECT;
        } else if (this instanceof Array) {
            return Kind.ARRAY;
        } else if (this instanceof Bool) {
            return Kind.BOOLEAN;
        } else if (this instanceof Num) {
            return Kind.NUMBER;
        } else if (this instanceof Text) {
            return Kind.TEXT;
        }
        return Kind.NULL;
    }

    /** The kinds of values. */
    enum Kind {
        NULL,
        TEXT,
        NUMBER,
        BOOLEAN,
        ARRAY,
        OBJECT
    }
}
