package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** How many parameters a query has. A parameter takes a value of any type that fits where it is. */
final class TauroParameterMetaData implements ParameterMetaData, Unwrappable {

    private final int count;

    TauroParameterMetaData(int count) {
        this.count = count;
    }

    private void require(int parameter) throws SQLException {
        if (parameter < 1 || parameter > count) {
            throw Errors.of(
                    ErrorCode.PARAMETER_MISMATCH,
                    "There is no parameter "
                            + parameter
                            + ". The query has "
                            + count
                            + ", counted from 1.");
        }
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        require(parameter);
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        require(parameter);
        return true;
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        require(parameter);
        return 0;
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        require(parameter);
        return 0;
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        require(parameter);
        return Types.OTHER;
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        require(parameter);
        return "OTHER";
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        require(parameter);
        return Object.class.getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        require(parameter);
        return parameterModeIn;
    }
}
