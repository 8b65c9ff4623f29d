package io.tauro.internal.sql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/** The operators and functions of queries, found without letter case. Thread-safe. */
final class TauroOperatorTable implements SqlOperatorTable {

    static final TauroOperatorTable INSTANCE = new TauroOperatorTable();

    private final SqlOperatorTable operators =
            SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                    SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL);

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        operators.lookupOperatorOverloads(
                name, category, syntax, found, SqlNameMatchers.withCaseSensitive(false));
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators.getOperatorList();
    }

    /** The names of all functions, to suggest from. */
    Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        operators.getOperatorList().forEach(operator -> names.add(operator.getName()));
        return names;
    }
}
