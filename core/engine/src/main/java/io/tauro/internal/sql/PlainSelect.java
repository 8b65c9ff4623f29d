package io.tauro.internal.sql;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A query of nothing but its items, where they are from, and which rows. */
final class PlainSelect {

    private PlainSelect() {}

    static SqlSelect of(
            SqlParserPos at, SqlNodeList items, @Nullable SqlNode from, @Nullable SqlNode where) {
        return new SqlSelect(
                at, null, items, from, where, null, null, null, null, null, null, null, null);
    }
}
