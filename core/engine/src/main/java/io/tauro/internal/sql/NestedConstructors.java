package io.tauro.internal.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlArrayValueConstructor;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** {@code ARRAY[…]}, whose elements may be null, as in all our arrays. */
final class NestedConstructors {

    static final SqlArrayValueConstructor ARRAY =
            new SqlArrayValueConstructor() {
                @Override
                public RelDataType inferReturnType(SqlOperatorBinding binding) {
                    RelDataTypeFactory types = binding.getTypeFactory();
                    RelDataType element =
                            java.util.Objects.requireNonNull(
                                    super.inferReturnType(binding).getComponentType());
                    return SqlTypeUtil.createArrayType(
                            types, types.createTypeWithNullability(element, true), false);
                }
            };

    private NestedConstructors() {}
}
