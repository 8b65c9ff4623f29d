package io.tauro.internal.sql;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** Lenient in spelling, strict in meaning. */
final class TauroConformance extends SqlDelegatingConformance {

    static final TauroConformance INSTANCE = new TauroConformance();

    private TauroConformance() {
        super(SqlConformanceEnum.BABEL);
    }

    /** A column that is not grouped is an error, not any of its values. */
    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }

    /** A name in the select list means a column of a table, not its neighbour's alias. */
    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.UNSUPPORTED;
    }

    /** A colon stands between the name and the value of JSON_OBJECT. */
    @Override
    public boolean isColonFieldAccessAllowed() {
        return false;
    }

    @Override
    public boolean allowExplicitRowValueConstructor() {
        return true;
    }

    /** Our arithmetic is always checked; Calcite's other operators for it are not needed. */
    @Override
    public boolean checkedArithmetic() {
        return false;
    }
}
