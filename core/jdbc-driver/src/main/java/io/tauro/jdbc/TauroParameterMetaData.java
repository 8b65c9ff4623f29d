package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * The parameters of a query, with the type that the query gives each. A value of another type is
 * taken where it can be compared or converted.
 */
final class TauroParameterMetaData implements ParameterMetaData, Unwrappable {

    private final List<DataType> types;

    TauroParameterMetaData(List<DataType> types) {
        this.types = List.copyOf(types);
    }

    private DataType type(int parameter) throws SQLException {
        if (parameter < 1 || parameter > types.size()) {
            throw Errors.of(
                    ErrorCode.PARAMETER_MISMATCH,
                    "There is no parameter "
                            + parameter
                            + ". The query has "
                            + types.size()
                            + ", counted from 1.");
        }
        return types.get(parameter - 1);
    }

    @Override
    public int getParameterCount() {
        return types.size();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        type(parameter);
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return type(parameter).kind().isNumeric();
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        return JdbcType.precision(type(parameter));
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        return JdbcType.scale(type(parameter));
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return JdbcType.code(type(parameter));
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return JdbcType.name(type(parameter));
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return JdbcType.javaClass(type(parameter)).getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        type(parameter);
        return parameterModeIn;
    }
}
