package io.tauro.jdbc;

import io.tauro.error.ErrorCode;
import io.tauro.query.QueryDescription;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query with parameters, which keep their values from one run to the next. The query is checked
 * when it is run or described.
 */
final class TauroPreparedStatement extends ParameterSetters {

    private static final Object UNSET = new Object();
    private static final int MAX_PARAMETERS = 32_767;

    private final String sql;
    private final List<@Nullable Object> values = new ArrayList<>();
    private @Nullable QueryDescription description;

    TauroPreparedStatement(TauroConnection connection, String sql) {
        super(connection);
        this.sql = sql;
    }

    @Override
    void set(int parameter, @Nullable Object value) throws SQLException {
        requireOpen();
        if (parameter < 1 || parameter > MAX_PARAMETERS) {
            throw Errors.of(
                    ErrorCode.PARAMETER_MISMATCH,
                    "There is no parameter " + parameter + ". They are counted from 1.");
        }
        while (values.size() < parameter) {
            values.add(UNSET);
        }
        values.set(parameter - 1, value);
    }

    @Override
    public void clearParameters() throws SQLException {
        requireOpen();
        values.clear();
    }

    private TauroResultSet run() throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == UNSET) {
                throw Errors.of(
                        ErrorCode.PARAMETER_MISMATCH,
                        "Parameter " + (i + 1) + " has no value. Set it before the query runs.");
            }
        }
        return run(sql, values);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return run();
    }

    @Override
    public boolean execute() throws SQLException {
        run();
        return true;
    }

    @Override
    public int executeUpdate() throws SQLException {
        throw noUpdates();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        throw noUpdates();
    }

    @Override
    public void addBatch() throws SQLException {
        throw noBatches();
    }

    private QueryDescription description() throws SQLException {
        requireOpen();
        QueryDescription known = description;
        if (known == null) {
            String text = escaped(sql);
            known = Errors.translate(() -> owner().session().describe(text));
            description = known;
        }
        return known;
    }

    /** The columns of the result, also before the query runs; not kept up to date. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return new TauroResultSetMetaData(description().schema());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new TauroParameterMetaData(description().parameterTypes());
    }

    private static SQLException hasItsOwnText() {
        return Errors.of(
                ErrorCode.RESULT_MISUSED,
                "A prepared statement has its SQL text already. Use the method without one.");
    }

    @Override
    public ResultSet executeQuery(String other) throws SQLException {
        throw hasItsOwnText();
    }

    @Override
    public boolean execute(String other) throws SQLException {
        throw hasItsOwnText();
    }
}
