package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code RANK(key) WITHIN GROUP (…)} beside grouping sets: the key is that of the group,
 * which is null in some sets, and not that of each row.
 */
final class RanksOfKeys extends SqlBasicVisitor<@Nullable Void> {

    private static final Set<String> RANKS =
            Set.of("RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST");

    private RanksOfKeys() {}

    static void refuse(SqlSelect select) {
        boolean sets =
                select.getGroup() != null
                        && select.getGroup().stream().anyMatch(RanksOfKeys::isOfSets);
        if (sets) {
            RanksOfKeys ranks = new RanksOfKeys();
            select.getSelectList().accept(ranks);
            if (select.getHaving() != null) {
                select.getHaving().accept(ranks);
            }
        }
    }

    private static boolean isOfSets(@Nullable SqlNode key) {
        return key != null
                && switch (key.getKind()) {
                    case CUBE, ROLLUP, GROUPING_SETS, GROUP_BY_DISTINCT -> true;
                    default -> false;
                };
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return null;
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlCall rank
                && RANKS.contains(rank.getOperator().getName().toUpperCase(Locale.ROOT))
                && readsColumn(rank.getOperandList())) {
            throw SqlErrors.at(
                    ErrorCode.NOT_SUPPORTED,
                    "The rank of a row with columns beside grouping sets is not supported",
                    call.getParserPosition(),
                    "Group by one set, or rank a constant.");
        }
        return super.visit(call);
    }

    private static boolean readsColumn(List<SqlNode> row) {
        boolean[] reads = new boolean[1];
        for (SqlNode value : row) {
            value.accept(
                    new SqlBasicVisitor<@Nullable Void>() {
                        @Override
                        public @Nullable Void visit(SqlIdentifier id) {
                            reads[0] = true;
                            return null;
                        }
                    });
        }
        return reads[0];
    }
}
