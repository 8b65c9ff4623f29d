package io.tauro.internal.sql;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, with parameters that have the types of their values, and text literals that
 * are VARCHAR. Of one query, not thread-safe.
 */
final class TauroValidator extends SqlValidatorImpl {

    private final List<DataType> parameterTypes;
    private final boolean ofPolicy;
    private final Map<Integer, RelDataType> inferred = new HashMap<>();
    private final Conditionals conditionals = new Conditionals();

    /**
     * @param parameterTypes the types of the parameters' values, in order; NULL where only the
     *     query can tell
     * @param ofPolicy whether parameters of text are of text of any length, whatever they stand
     *     beside
     */
    TauroValidator(
            SqlOperatorTable operators,
            CatalogReader reader,
            List<DataType> parameterTypes,
            boolean ofPolicy) {
        super(
                operators,
                reader,
                reader.getTypeFactory(),
                Config.DEFAULT
                        .withConformance(TauroConformance.INSTANCE)
                        .withIdentifierExpansion(true)
                        .withDefaultNullCollation(NullCollation.HIGH)
                        .withTypeCoercionFactory(StrictCoercion::new));
        this.parameterTypes = parameterTypes;
        this.ofPolicy = ofPolicy;
    }

    @Override
    public SqlTypeMappingRule getTypeMappingRule() {
        return IntervalCasts.rule(super.getTypeMappingRule());
    }

    /** Stars over stars can double the columns with each query around another. */
    @Override
    protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType targetRowType) {
        PlanningThread.throwIfCancelled();
        super.validateNamespace(namespace, targetRowType);
        PlanSize.requireFewColumns(namespace.getRowType().getFieldCount());
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
        PlanningThread.throwIfCancelled();
        if (node instanceof SqlDynamicParam parameter && isTyped(parameter)) {
            setValidatedNodeType(node, typeOf(parameter));
        } else if (node instanceof SqlCharStringLiteral) {
            setValidatedNodeType(node, typeFactory.createSqlType(SqlTypeName.VARCHAR));
        } else if (node instanceof SqlBasicCall filter && filter.getKind() == SqlKind.FILTER) {
            return ofFiltered(filter, scope);
        }
        return super.deriveType(scope, node);
    }

    /**
     * An order behind the arguments has no type, which Calcite asks for where there is a filter.
     */
    private RelDataType ofFiltered(SqlBasicCall filter, SqlValidatorScope scope) {
        if (!(filter.operand(0) instanceof SqlBasicCall call)
                || call.operandCount() == 0
                || !(Util.last(call.getOperandList()) instanceof SqlNodeList)) {
            return super.deriveType(scope, filter);
        }
        SqlNode unordered =
                call.getKind() == SqlKind.WITHIN_GROUP
                        ? call.operand(0)
                        : call.getOperator()
                                .createCall(
                                        call.getFunctionQuantifier(),
                                        call.getParserPosition(),
                                        Util.skipLast(call.getOperandList()));
        SqlNode without =
                filter.getOperator()
                        .createCall(filter.getParserPosition(), unordered, filter.operand(1));
        RelDataType type = super.deriveType(scope, without);
        ((SqlNodeList) Util.last(call.getOperandList())).forEach(key -> typeKey(scope, key));
        setValidatedNodeType(filter, type);
        setValidatedNodeType(call, type);
        return type;
    }

    private void typeKey(SqlValidatorScope scope, SqlNode key) {
        switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> typeKey(scope, ((SqlCall) key).operand(0));
            default -> deriveType(scope, key);
        }
    }

    /** An order of an aggregate that does not ask for one is only looked at: it changes nothing. */
    @Override
    public void validateAggregateParams(
            SqlCall call,
            @Nullable SqlNode filter,
            @Nullable SqlNodeList distinct,
            @Nullable SqlNodeList order,
            SqlValidatorScope scope) {
        boolean idle =
                call.getOperator() instanceof SqlAggFunction function
                        && function.requiresGroupOrder() == Optionality.FORBIDDEN;
        if (idle && order != null) {
            for (SqlNode key : order) {
                key.validate(this, scope);
            }
        }
        super.validateAggregateParams(call, filter, distinct, idle ? null : order, scope);
    }

    @Override
    protected void inferUnknownTypes(RelDataType context, SqlValidatorScope scope, SqlNode node) {
        if (!(node instanceof SqlDynamicParam parameter)) {
            if (node instanceof SqlCase choice) {
                typeResults(choice, scope);
            }
            if (!asksForNullOfParameter(node)) {
                super.inferUnknownTypes(context, scope, node);
            }
        } else if (isTyped(parameter)) {
            setValidatedNodeType(node, typeOf(parameter));
        } else {
            RelDataType type = fromContext(context);
            inferred.put(parameter.getIndex(), type);
            setValidatedNodeType(node, type);
        }
    }

    /** A parameter that is a result of CASE has the type of another result. */
    private void typeResults(SqlCase choice, SqlValidatorScope scope) {
        List<SqlNode> results = new ArrayList<>(choice.getThenOperands().getList());
        SqlNode otherwise = choice.getElseOperand();
        if (otherwise != null) {
            results.add(otherwise);
        }
        Optional<SqlNode> typed =
                results.stream()
                        .filter(result -> !(result instanceof SqlDynamicParam))
                        .filter(result -> !SqlUtil.isNullLiteral(result, false))
                        .findFirst();
        for (SqlNode result : results) {
            if (typed.isPresent() && result instanceof SqlDynamicParam) {
                inferUnknownTypes(deriveType(scope, typed.get()), scope, result);
            }
        }
    }

    /** {@code ? IS NULL} says nothing of a type; another use of the parameter may. */
    private static boolean asksForNullOfParameter(SqlNode node) {
        return (node.getKind() == SqlKind.IS_NULL || node.getKind() == SqlKind.IS_NOT_NULL)
                && ((SqlCall) node).operand(0) instanceof SqlDynamicParam;
    }

    /** Gives a type to each parameter that still has none. */
    void typeParameters(SqlNode validated) {
        validated.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlDynamicParam parameter) {
                        RelDataType type = getValidatedNodeTypeIfKnown(parameter);
                        if (type == null || type.equals(unknownType)) {
                            RelDataType other = inferred.get(parameter.getIndex());
                            setValidatedNodeType(
                                    parameter, other == null ? fromContext(unknownType) : other);
                        }
                        return null;
                    }
                });
    }

    /** The types of the parameters of what has been validated, by their indexes. */
    Map<Integer, RelDataType> parameterTypes(SqlNode validated) {
        Map<Integer, RelDataType> types = new HashMap<>();
        validated.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlDynamicParam parameter) {
                        types.put(parameter.getIndex(), getValidatedNodeType(parameter));
                        return null;
                    }
                });
        return types;
    }

    private RelDataType fromContext(RelDataType context) {
        SqlTypeName name = context.getSqlTypeName();
        boolean unknown =
                name == SqlTypeName.UNKNOWN || name == SqlTypeName.ANY || name == SqlTypeName.NULL;
        boolean cut = ofPolicy && SqlTypeUtil.inCharFamily(context);
        RelDataType type =
                unknown || cut ? typeFactory.createSqlType(SqlTypeName.VARCHAR) : context;
        return typeFactory.createTypeWithNullability(type, true);
    }

    private boolean isTyped(SqlDynamicParam parameter) {
        return !parameterTypes.get(parameter.getIndex()).equals(DataType.NULL);
    }

    private RelDataType typeOf(SqlDynamicParam parameter) {
        return TypeMapping.toRel(typeFactory, parameterTypes.get(parameter.getIndex()), false);
    }

    /** A column without an alias is called what its table calls it, however the query spells it. */
    @Override
    protected RelDataType validateSelectList(
            SqlNodeList items, SqlSelect select, RelDataType targetRowType) {
        SqlValidatorScope scope = getWhereScope(select);
        for (SqlNode item : items) {
            if (item instanceof SqlIdentifier id && !id.isStar() && makeNullaryCall(id) == null) {
                respell(id, scope);
            }
        }
        return super.validateSelectList(items, select, targetRowType);
    }

    private static void respell(SqlIdentifier id, SqlValidatorScope scope) {
        List<String> names;
        try {
            names = scope.fullyQualify(id).identifier.names;
        } catch (CalciteContextException unknownOrAmbiguous) {
            return; // to be found again, and thrown, where the whole item is looked at
        }
        int last = id.names.size() - 1;
        String name = names.get(names.size() - 1);
        if (id.names.get(last).equalsIgnoreCase(name)) {
            id.assignNamesFrom(id.setName(last, name));
        }
    }

    /**
     * Finds the functions that the parser knows by itself among ours, so that they are rewritten.
     */
    @Override
    protected @Nullable SqlNode performUnconditionalRewrites(
            @Nullable SqlNode original, boolean underFrom) {
        SqlNode node =
                original instanceof SqlCall call
                        ? JsonRewrites.rewrite(AggregateSyntax.rewrite(call))
                        : original;
        if (node instanceof SqlBasicCall call
                && call.getOperator().equals(SqlStdOperatorTable.BITXOR_OPERATOR)) {
            call.setOperator(TauroOperatorTable.AT_TIME_ZONE);
        }
        if (node instanceof SqlBasicCall call
                && call.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
            if (call.operandCount() == 0) {
                throw SqlErrors.at(
                        ErrorCode.INVALID_QUERY,
                        "The type of an empty array is not known",
                        call.getParserPosition(),
                        "Write it as in ARRAY[]::INTEGER[].");
            }
            call.setOperator(NestedConstructors.ARRAY);
        }
        if (node instanceof SqlBasicCall call
                && call.getOperator() instanceof SqlFunction function
                && !(function instanceof RewrittenFunction)) {
            RewrittenFunction rewritten = TauroOperatorTable.INSTANCE.rewritten(function.getName());
            if (rewritten != null
                    && rewritten.getOperandCountRange().isValidCount(call.operandCount())) {
                call.setOperator(rewritten);
            }
        }
        if (node instanceof SqlBasicCall call) {
            TextAs.rewrite(call);
        }
        SqlNode resolved = node instanceof SqlBasicCall call ? CallForms.resolve(call) : node;
        if (resolved instanceof SqlCall call) {
            resolved = OpenDecimalCast.rewrite(call);
        }
        SqlNode simple = resolved instanceof SqlCall call ? conditionals.rewrite(call) : resolved;
        return super.performUnconditionalRewrites(simple, underFrom);
    }

    @Override
    public SqlLiteral resolveLiteral(SqlLiteral literal) {
        return literal instanceof SqlUnknownLiteral unknown
                ? DateTimeLiterals.resolve(unknown)
                : literal;
    }

    /**
     * The types of the parameters after validation; text for one that the query does not type.
     *
     * @param rowCounts the indexes of those that stand in LIMIT or OFFSET
     */
    List<DataType> inferredTypes(Set<Integer> rowCounts) {
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < parameterTypes.size(); i++) {
            RelDataType type = inferred.get(i);
            if (rowCounts.contains(i)) {
                types.add(DataType.BIGINT);
                continue;
            }
            boolean open = parameterTypes.get(i).equals(DataType.NULL);
            types.add(open && type != null ? TypeMapping.toDataType(type) : parameterTypes.get(i));
        }
        return types;
    }
}
