package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Map;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes errors that say where. */
final class SqlErrors {

    private SqlErrors() {}

    /**
     * {@code <what> (line 1, column 8). <advice>}
     *
     * @param what without a closing full stop
     * @param advice a sentence; may be empty
     */
    static TauroException at(ErrorCode code, String what, SqlParserPos position, String advice) {
        if (position.getLineNum() <= 0) {
            return new TauroException(code, (what + ". " + advice).strip());
        }
        int line = position.getLineNum();
        int column = position.getColumnNum();
        return new TauroException(
                code,
                (what + " (line " + line + ", column " + column + "). " + advice).strip(),
                Map.of("line", String.valueOf(line), "position", String.valueOf(column)),
                null);
    }
}
