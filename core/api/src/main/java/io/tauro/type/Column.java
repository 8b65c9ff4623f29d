package io.tauro.type;

import java.util.Objects;

/**
 * A named, typed column. Immutable.
 *
 * @param name the name, exactly as it is; any text but the empty one
 * @param type the type of its values
 * @param nullable whether a value may be null
 * @param text how the source compares the column's text; {@link TextTraits#BINARY} for columns that
 *     are not text
 */
public record Column(String name, DataType type, boolean nullable, TextTraits text) {

    public Column {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A column needs a name");
        }
    }

    /** A nullable column whose text, if it is text, compares as in the engine. */
    public static Column of(String name, DataType type) {
        return new Column(name, type, true, TextTraits.BINARY);
    }

    /** The same column, never null. */
    public Column notNull() {
        return new Column(name, type, false, text);
    }

    /** The same column, null or not. */
    public Column nullable(boolean mayBeNull) {
        return new Column(name, type, mayBeNull, text);
    }

    /** The same column under another name. */
    public Column named(String newName) {
        return new Column(newName, type, nullable, text);
    }

    /** The same column with other text traits. */
    public Column text(TextTraits traits) {
        return new Column(name, type, nullable, traits);
    }

    @Override
    public String toString() {
        return name + " " + type + (nullable ? "" : " NOT NULL");
    }
}
