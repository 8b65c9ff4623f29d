package io.tauro.internal.sql;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlRankFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/** A rank that needs no order, where all rows are peers, and does not mind a frame. */
final class RankFunction extends SqlRankFunction {

    private RankFunction(SqlKind kind, SqlReturnTypeInference returns) {
        super(kind, returns, false);
    }

    static List<SqlAggFunction> all() {
        return List.of(
                new RankFunction(SqlKind.ROW_NUMBER, ReturnTypes.RANK),
                new RankFunction(SqlKind.RANK, ReturnTypes.RANK),
                new RankFunction(SqlKind.DENSE_RANK, ReturnTypes.RANK),
                new RankFunction(SqlKind.PERCENT_RANK, ReturnTypes.FRACTIONAL_RANK),
                new RankFunction(SqlKind.CUME_DIST, ReturnTypes.FRACTIONAL_RANK));
    }

    @Override
    public boolean allowsFraming() {
        return true;
    }
}
