package io.tauro.connector.jdbc;

import io.tauro.spi.Reason;

/** What keeps a piece of a query from a database, and the one change that would let it go there. */
public enum Obstacle {
    TEXT_ONLY(
            "its type is known here as text only",
            "a view of the source that casts it to a type of SQL"),
    NOT_COMPARED("{} is not compared at the source", "a column of the part that is compared"),
    COLLATION("its collation is not known to be that of code points", "a binary collation"),
    TEXT_ORDER(
            "the source orders text in another way, or cannot hold the value",
            "a binary collation, or a value of its character set,"),
    ENCODING(
            "the source orders text by another encoding, or cannot hold the value",
            "a database in UTF-8"),
    TRAILING_SPACES(
            "the source compares text without trailing spaces, or it is too long",
            "a comparison with another column"),
    PADDED("the source pads the text, or cannot hold the value", "a column of varying length"),
    LENGTH(
            "the source cannot hold the value, or counts its characters otherwise",
            "a column of varying length, or a value of its type,"),
    LONG_TEXT(
            "the source sorts long values by their beginning only, or cannot hold the value",
            "a column that is declared shorter"),
    TEXT_LIKE(
            "LIKE depends on collations or case there, or the value or its order is not the same"
                    + " there",
            "= or IN in the place of LIKE"),
    VALUE("the source cannot hold the value", "a value that the type of the column can hold"),
    NAN(
            "the source orders NaN, or writes the numbers, in another way",
            "a DECIMAL or integer column"),
    BINARY_FRACTION(
            "decimals are kept as binary fractions", "a column of integers, such as of cents,"),
    FREE_FORM("{} are kept as text of any form", "a column of integers or of text"),
    MIXED_NUMBERS("integers and floating point numbers are mixed", "a table that is STRICT"),
    STORAGE_CLASSES("its values are of several storage classes", "a table that is STRICT"),
    UUID_ORDER(
            "the source orders UUIDs by another order of their fields",
            "= or IN in the place of <"),
    BITS("bits are compared as a number there", "a column of an integer or binary type"),
    LARGE_OBJECT("large objects are not compared", "a column of a type with a length"),
    UNKNOWN_PRODUCT("how the source compares it is not known", "the connector of that database"),
    ORDER("the source's order is another or unknown", "a column that the source orders alike"),
    ANOTHER_WAY("the source would compute it in another way", "an expression of columns alone"),
    FALLIBLE(
            "{} can fail on a value, and the source may test rows that other conditions leave out",
            "a condition without it"),
    FUNCTION("the function {} can have other results there", "a condition without it"),
    CONVERSION("a conversion from {} can have other results there", "a column of that type"),
    CONSTANT("a constant of type {} cannot be sent", "a constant of another type"),
    RESULT("values of type {} cannot be computed there", "a result of another type"),
    UNKNOWN("a comparison with null is never true", "IS NULL"),
    PATTERN(
            "it is LIKE by a pattern that is not a constant without ESCAPE",
            "such a constant pattern"),
    TOLD_APART("values of type {} are told apart in another way there", "a column of another type"),
    AGGREGATE("the aggregate {} can have other results there", "an aggregate that has not"),
    WINDOW("the window function {} can have other results there", "one that has not"),
    JOIN("the source has no such join: {}", "an INNER or LEFT join"),
    ALL_PAIRS(
            "without equal columns the source would look at all pairs of rows",
            "a condition that two columns are equal"),
    HALF_JOIN(
            "the source lists what rows may match, and that by equal columns only",
            "a condition of equal columns alone"),
    SET_ALL("equal rows count in it", "the form without ALL"),
    SET("the source may have no {}", "a join or EXISTS in its place"),
    SET_TYPES("its inputs have columns of other types", "a CAST of them to the same types"),
    OFFSET("the source has no OFFSET", "a limit without one"),
    VALUES("it has more values than a statement of the source may have", "a shorter list"),
    UNREADABLE(
            "values that cannot be read must be found by a scan of the table",
            "a column whose values can all be read"),
    SCAN_LIMIT("the source takes no limit for a table", "an aggregation");

    private final Reason reason;

    Obstacle(String why, String change) {
        this.reason = new Reason(why, change);
    }

    /** Of all that is of its kind. */
    public Reason reason() {
        return reason;
    }

    /**
     * Of something.
     *
     * @param what a name or a type, never a value
     */
    public Reason reason(Object what) {
        return new Reason(
                reason.why().replace("{}", what.toString()),
                reason.change().replace("{}", what.toString()));
    }
}
