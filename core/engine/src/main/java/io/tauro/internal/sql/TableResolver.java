package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that a query names, and puts their names as the catalog spells them into the
 * tree. What is defined by WITH comes before a table of the same name. Used once.
 */
final class TableResolver {

    private final Catalog catalog;
    private final NameUses uses;
    private final SqlDialectOption dialect;
    private final Set<CatalogTable> found = new LinkedHashSet<>();

    TableResolver(Catalog catalog, NameUses uses, SqlDialectOption dialect) {
        this.catalog = catalog;
        this.uses = uses;
        this.dialect = dialect;
    }

    /** The tables and views that the query names, each once. */
    Set<CatalogTable> resolve(SqlNode query) {
        expression(query, Names.NONE);
        qualify(query);
        return found;
    }

    /** The names that WITH defines, innermost first. */
    private record Names(@Nullable SqlIdentifier name, @Nullable Names outer) {

        static final Names NONE = new Names(null, null);

        Names plus(SqlIdentifier inner) {
            return new Names(inner, this);
        }
    }

    private void expression(SqlNode node, Names names) {
        node.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlWith with) {
                            with(with, names);
                        } else if (call instanceof SqlSelect select) {
                            select(select, names);
                        } else if (call.getKind() == SqlKind.EXPLICIT_TABLE) {
                            from(call.operand(0), names);
                        } else {
                            return super.visit(call);
                        }
                        return null;
                    }
                });
    }

    private void with(SqlWith with, Names names) {
        Names visible = names;
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            Names inside = visible;
            visible = visible.plus(item.name);
            expression(item.query, item.recursive.booleanValue() ? visible : inside);
        }
        expression(with.body, visible);
    }

    private void select(SqlSelect select, Names names) {
        for (SqlNode operand : select.getOperandList()) {
            if (operand != null && operand != select.getFrom()) {
                expression(operand, names);
            }
        }
        SqlNode from = select.getFrom();
        if (from != null) {
            from(from, names);
        }
    }

    private void from(SqlNode node, Names names) {
        if (node instanceof SqlIdentifier id) {
            table(id, names);
        } else if (node instanceof SqlJoin join) {
            from(join.getLeft(), names);
            from(join.getRight(), names);
            if (join.getCondition() != null) {
                expression(join.getCondition(), names);
            }
        } else if (node instanceof SqlCall call && readsFirstOperand(call)) {
            from(call.operand(0), names);
        } else {
            expression(node, names);
        }
    }

    private static boolean readsFirstOperand(SqlCall call) {
        return switch (call.getKind()) {
            case AS, TABLE_REF, LATERAL, TABLESAMPLE, SNAPSHOT, PIVOT, UNPIVOT, MATCH_RECOGNIZE ->
                    true;
            default -> false;
        };
    }

    private void table(SqlIdentifier id, Names names) {
        Optional<String> common = id.isSimple() ? commonTable(id, names) : Optional.empty();
        if (common.isPresent()) {
            id.setNames(List.of(common.get()), Collections.singletonList(id.getParserPosition()));
            return;
        }
        CatalogTable table = catalogTable(id);
        found.add(table);
        rename(id, table.path());
    }

    private Optional<String> commonTable(SqlIdentifier id, Names names) {
        Names scope = names;
        while (scope != null && scope.name() != null) {
            if (uses.matches(scope.name().getSimple(), id.getSimple())) {
                return Optional.of(scope.name().getSimple());
            }
            scope = scope.outer();
        }
        return Optional.empty();
    }

    private CatalogTable catalogTable(SqlIdentifier id) {
        List<CatalogTable> candidates = candidates(id.names);
        if (candidates.isEmpty() && dialect.quotesWholePaths()) {
            candidates = candidates(Arrays.asList(String.join(".", id.names).split("\\.", -1)));
        }
        if (candidates.size() > 1) {
            candidates =
                    candidates.stream().filter(table -> table.path().equals(id.names)).toList();
            if (candidates.isEmpty()) {
                throw error(
                        ErrorCode.INVALID_QUERY, id, " could be any of several", "Quote its name.");
            }
        }
        if (candidates.isEmpty()) {
            throw absent(id);
        }
        return candidates.get(0);
    }

    private List<CatalogTable> candidates(List<String> names) {
        return catalog.tables(names).stream()
                .filter(table -> matches(table.path(), names))
                .toList();
    }

    private boolean matches(List<String> path, List<String> names) {
        for (int i = 0; i < path.size(); i++) {
            if (!uses.matches(path.get(i), names.get(i))) {
                return false;
            }
        }
        return true;
    }

    private TauroException absent(SqlIdentifier id) {
        Optional<String> meant = meant(id);
        return catalog.refusal(List.copyOf(id.names), meant)
                .orElseGet(
                        () ->
                                error(
                                        ErrorCode.TABLE_NOT_FOUND,
                                        id,
                                        " is not known",
                                        meant.map(name -> "Did you mean '" + name + "'?")
                                                .orElse("Check its name.")));
    }

    private Optional<String> meant(SqlIdentifier id) {
        List<String> known = catalog.names().stream().map(path -> String.join(".", path)).toList();
        String wanted = id.names.get(id.names.size() - 1);
        Optional<String> elsewhere =
                catalog.names().stream()
                        .filter(path -> path.get(path.size() - 1).equalsIgnoreCase(wanted))
                        .map(path -> String.join(".", path))
                        .sorted()
                        .findFirst();
        return elsewhere.or(() -> Suggestions.nearest(String.join(".", id.names), known));
    }

    private static TauroException error(
            ErrorCode code, SqlIdentifier id, String what, String advice) {
        String name = String.join(".", id.names);
        return SqlErrors.at(code, "Table '" + name + "'" + what, id.getParserPosition(), advice)
                .with("table", name);
    }

    private static void rename(SqlIdentifier id, List<String> path) {
        List<SqlParserPos> positions = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            positions.add(
                    i < id.names.size()
                            ? id.getComponentParserPosition(i)
                            : id.getParserPosition());
        }
        id.setNames(path, positions);
    }

    /**
     * Spells the paths in front of columns, as in {@code CRM.customers.id}, as the catalog does.
     */
    private void qualify(SqlNode query) {
        List<CatalogTable> nested =
                found.stream().filter(table -> table.path().size() > 1).toList();
        if (nested.isEmpty()) {
            return;
        }
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        nested.stream()
                                .filter(table -> isPrefix(table.path(), id.names))
                                .findFirst()
                                .ifPresent(table -> requalify(id, table.path()));
                        return null;
                    }
                });
    }

    private boolean isPrefix(List<String> path, List<String> names) {
        return names.size() > path.size() && matches(path, names);
    }

    private static void requalify(SqlIdentifier id, List<String> path) {
        List<String> names = new ArrayList<>(path);
        names.addAll(id.names.subList(path.size(), id.names.size()));
        rename(id, names);
    }
}
