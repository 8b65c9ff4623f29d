package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import io.tauro.internal.sql.PolicyText.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Puts parameters into an expression of a policy, for what is known of a principal: one for each
 * value, a list of them in the place of an attribute of several values. Used once.
 */
final class PolicyTree extends SqlShuttle {

    /** The values of one attribute. */
    private static final int MOST_VALUES = 1_000;

    private final List<Placeholder> placeholders;
    private final Optional<Principal> principal;
    private final int first;
    private final List<String> values = new ArrayList<>();
    private boolean missing;

    private PolicyTree(List<Placeholder> placeholders, Optional<Principal> principal, int first) {
        this.placeholders = placeholders;
        this.principal = principal;
        this.first = first;
    }

    /**
     * An expression with parameters.
     *
     * @param values of the parameters, in their order
     */
    record Bound(SqlNode tree, List<String> values) {}

    /**
     * @param first the index of the first parameter
     * @return empty if something is asked for that is not known of the principal
     */
    static Optional<Bound> bind(PolicyText.Parsed text, Principal principal, int first) {
        PolicyTree binding = new PolicyTree(text.placeholders(), Optional.of(principal), first);
        SqlNode tree = text.tree().accept(binding);
        return binding.missing || tree == null
                ? Optional.empty()
                : Optional.of(new Bound(tree, List.copyOf(binding.values)));
    }

    /** The same for nobody in particular: each placeholder is one value. */
    static Bound unbound(PolicyText.Parsed text, int first) {
        PolicyTree binding = new PolicyTree(text.placeholders(), Optional.empty(), first);
        SqlNode tree = text.tree().accept(binding);
        return new Bound(tree == null ? text.tree() : tree, List.copyOf(binding.values));
    }

    private static List<String> values(Placeholder placeholder, Principal principal) {
        return switch (placeholder.source()) {
            case ID -> List.of(principal.id());
            case TENANT -> principal.tenant().map(List::of).orElse(List.of());
            case ATTRIBUTE -> principal.attributes().getOrDefault(placeholder.name(), List.of());
        };
    }

    private List<String> known(SqlDynamicParam parameter) {
        Placeholder placeholder = placeholders.get(parameter.getIndex());
        List<String> known = principal.map(one -> values(placeholder, one)).orElse(List.of(""));
        if (known.size() > MOST_VALUES) {
            throw new TauroException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "An attribute of the principal has more than "
                            + MOST_VALUES
                            + " values. Use a table of them in the policy.");
        }
        missing |= known.isEmpty();
        return known;
    }

    private SqlNode parameter(String value, SqlParserPos position) {
        values.add(value);
        return new SqlDynamicParam(first + values.size() - 1, position);
    }

    @Override
    public @Nullable SqlNode visit(SqlDynamicParam parameter) {
        List<String> known = known(parameter);
        missing |= known.size() != 1;
        return missing ? parameter : parameter(known.get(0), parameter.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlNodeList list) {
        return super.visit(list);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if ((call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN)
                && call.operand(1) instanceof SqlNodeList list) {
            SqlNode left = call.operand(0);
            SqlNode tested = left.accept(this);
            return tested == null
                    ? null
                    : call.getOperator().createCall(call.getParserPosition(), tested, listed(list));
        }
        if (call.getKind() == SqlKind.EQUALS
                && call.operand(1) instanceof SqlDynamicParam parameter
                && known(parameter).size() > 1) {
            SqlNode left = call.operand(0);
            SqlNode tested = left.accept(this);
            SqlParserPos position = call.getParserPosition();
            return tested == null
                    ? null
                    : SqlStdOperatorTable.IN.createCall(
                            position,
                            tested,
                            listed(new SqlNodeList(List.of(parameter), position)));
        }
        return super.visit(call);
    }

    private SqlNodeList listed(SqlNodeList list) {
        SqlNodeList more = new SqlNodeList(list.getParserPosition());
        for (SqlNode element : list) {
            if (element instanceof SqlDynamicParam parameter) {
                known(parameter)
                        .forEach(value -> more.add(parameter(value, element.getParserPosition())));
            } else {
                SqlNode visited = element.accept(this);
                more.add(visited == null ? element : visited);
            }
        }
        return more;
    }
}
