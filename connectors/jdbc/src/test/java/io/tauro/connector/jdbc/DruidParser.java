package io.tauro.connector.jdbc;

import com.alibaba.druid.DbType;
import com.alibaba.druid.sql.ast.SQLStatement;
import com.alibaba.druid.sql.ast.statement.SQLSelectStatement;
import com.alibaba.druid.sql.parser.SQLParserUtils;
import com.alibaba.druid.sql.parser.SQLStatementParser;
import com.alibaba.druid.sql.parser.Token;
import java.util.List;

/** Parsers of the dialects of many databases. */
public final class DruidParser {

    private DruidParser() {}

    /** Parses one whole query, and nothing but one. */
    public static void parse(String sql, DbType dialect) {
        SQLStatementParser parser = SQLParserUtils.createSQLStatementParser(sql, dialect);
        List<SQLStatement> statements = parser.parseStatementList();
        if (parser.getLexer().token() != Token.EOF
                || statements.size() != 1
                || !(statements.get(0) instanceof SQLSelectStatement)) {
            throw new IllegalArgumentException("not one query: " + sql);
        }
    }
}
