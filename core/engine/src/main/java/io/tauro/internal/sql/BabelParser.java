package io.tauro.internal.sql;

import java.util.Map;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.util.SourceStringReader;

/**
 * Calcite's grammar Babel, made ready without Calcite's own {@code SqlParser}: that one loads its
 * grammar of the standard beside it, which is as large and of no use here.
 */
final class BabelParser {

    private static final int LONGEST_NAME = 1024;

    private BabelParser() {}

    /** The tree of one statement. */
    @SuppressWarnings("deprecation") // as the planner's own factory of parsers does
    static SqlNode statement(String sql) throws SqlParseException {
        SqlAbstractParserImpl parser =
                SqlBabelParserImpl.FACTORY.getParser(new SourceStringReader(sql));
        parser.setTabSize(1);
        parser.setQuotedCasing(Casing.UNCHANGED);
        parser.setUnquotedCasing(Casing.UNCHANGED);
        parser.setIdentifierMaxLength(LONGEST_NAME);
        parser.setTimeUnitCodes(Map.of());
        parser.setConformance(TauroConformance.INSTANCE);
        parser.switchTo(LexicalState.DQID);
        try {
            return parser.parseSqlStmtEof();
        } catch (Throwable failure) {
            if (failure instanceof CalciteContextException located) {
                located.setOriginalStatement(sql);
            }
            throw parser.normalizeException(failure);
        }
    }
}
