package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TauroResultSetTest {

    private static final Schema SCHEMA =
            Schema.of(
                    Column.of("Id", DataType.BIGINT).notNull(),
                    Column.of("name", DataType.varchar(20)),
                    Column.of("NAME", DataType.VARCHAR));

    private static TauroResultSet rows(Object[]... rows) {
        return TauroResultSet.of(SCHEMA, new ArrayList<>(Arrays.asList(rows)));
    }

    private static ResultSet single(DataType type, Object value) throws SQLException {
        ResultSet row =
                TauroResultSet.of(
                        Schema.of(Column.of("c", type)), List.<Object[]>of(new Object[] {value}));
        row.next();
        return row;
    }

    @Test
    void isReadForward() throws SQLException {
        ResultSet rows = rows(new Object[] {1L, "a", null}, new Object[] {2L, null, "b"});

        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.getRow()).isZero();
        assertThat(rows.next()).isTrue();
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getRow()).isEqualTo(2);
        assertThat(rows.next()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        for (String scroll : List.of("first", "last", "previous", "beforeFirst", "isLast")) {
            assertThatThrownBy(() -> invoke(rows, scroll))
                    .hasCauseInstanceOf(SQLFeatureNotSupportedException.class);
        }
    }

    private static Object invoke(ResultSet rows, String method) throws Exception {
        return ResultSet.class.getMethod(method).invoke(rows);
    }

    @Test
    void knowsWhetherTheLastValueWasNull() throws SQLException {
        ResultSet rows = rows(new Object[] {1L, "a", null});
        rows.next();

        assertThat(rows.getString(3)).isNull();
        assertThat(rows.wasNull()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
        assertThat(rows.wasNull()).isFalse();
    }

    @Test
    void findsTheFirstColumnOfALabelWhateverItsCase() throws SQLException {
        ResultSet rows = rows(new Object[] {1L, "first", "second"});
        rows.next();

        assertThat(rows.findColumn("ID")).isEqualTo(1);
        assertThat(rows.getString("NAME")).isEqualTo("first");
        assertThatThrownBy(() -> rows.getString("nme"))
                .isInstanceOf(SQLSyntaxErrorException.class)
                .hasMessageContaining("TAURO-2003")
                .hasMessageContaining("Did you mean");
        assertThatThrownBy(() -> rows.getString(4)).hasMessageContaining("no column 4");
        assertThatThrownBy(() -> rows.getString(0)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> rows.findColumn(null)).isInstanceOf(SQLException.class);
    }

    @Test
    void hasNoValuesBesideItsRows() throws SQLException {
        ResultSet rows = rows(new Object[] {1L, "a", "b"});

        assertThatThrownBy(() -> rows.getLong(1)).hasMessageContaining("next()");
        rows.next();
        rows.next();
        assertThatThrownBy(() -> rows.getLong(1)).hasMessageContaining("behind its last row");
    }

    @Test
    void onceClosedItRefusesAllButAFewMethods() throws Exception {
        ResultSet rows = rows(new Object[] {1L, "a", "b"});
        rows.next();
        rows.close();
        rows.close();
        Set<String> allowed =
                Set.of(
                        "close",
                        "isClosed",
                        "unwrap",
                        "isWrapperFor",
                        "getType",
                        "getConcurrency",
                        "getHoldability",
                        "getFetchDirection",
                        "setFetchDirection",
                        "rowUpdated",
                        "rowInserted",
                        "rowDeleted");

        assertThat(rows.isClosed()).isTrue();
        for (Method method : ResultSet.class.getMethods()) {
            if (!allowed.contains(method.getName())) {
                assertThat(TauroConnectionTest.thrownBy(rows, method))
                        .as(method.toString())
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void cannotBeUpdatedInAnyWay() throws Exception {
        ResultSet rows = rows(new Object[] {1L, "a", "b"});
        rows.next();

        for (Method method : ResultSet.class.getMethods()) {
            if (method.getName().startsWith("update")
                    || method.getName().endsWith("Row") && !method.getName().startsWith("get")) {
                assertThat(TauroConnectionTest.thrownBy(rows, method))
                        .as(method.toString())
                        .isInstanceOf(SQLFeatureNotSupportedException.class);
            }
        }
    }

    @Test
    void numbersThatDoNotFitAreErrorsAndNotOtherNumbers() throws SQLException {
        ResultSet big = single(DataType.BIGINT, 1L << 40);
        ResultSet huge = single(DataType.decimal(38, 0), new BigDecimal("9".repeat(38)));
        ResultSet text = single(DataType.VARCHAR, "1e999999999");
        ResultSet edge = single(DataType.DOUBLE, -0x1p63);

        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable narrow :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> big.getInt(1),
                        () -> big.getShort(1),
                        () -> big.getByte(1),
                        () -> huge.getLong(1),
                        () -> text.getLong(1),
                        () -> text.getObject(1, BigInteger.class),
                        () -> single(DataType.DOUBLE, Double.NaN).getLong(1),
                        () -> single(DataType.DOUBLE, Double.NaN).getBigDecimal(1),
                        () -> single(DataType.DOUBLE, 1e300).getFloat(1))) {
            assertThatThrownBy(narrow)
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageStartingWith("TAURO-2012");
        }
        assertThat(edge.getLong(1)).isEqualTo(Long.MIN_VALUE);
        assertThat(single(DataType.DOUBLE, Double.NaN).getFloat(1)).isNaN();
        assertThat(huge.getObject(1, BigInteger.class)).isEqualTo("9".repeat(38));
    }

    @Test
    void valuesComeAsStreamsAndLobsToo() throws Exception {
        ResultSet text = single(DataType.VARCHAR, "ä{}");
        ResultSet bytes = single(DataType.VARBINARY, new byte[] {1, 2});

        try (Reader reader = text.getCharacterStream(1);
                InputStream stream = bytes.getBinaryStream(1)) {
            assertThat(reader.read()).isEqualTo('ä');
            assertThat(stream.readAllBytes()).containsExactly(1, 2);
        }
        assertThat(text.getClob(1).getSubString(1, 3)).isEqualTo("ä{}");
        assertThat(text.getAsciiStream(1).readAllBytes())
                .isEqualTo("?{}".getBytes(StandardCharsets.US_ASCII));
        assertThat(bytes.getBlob(1).getBytes(1, 2)).containsExactly(1, 2);
        assertThat(single(DataType.VARCHAR, "http://x/").getURL(1))
                .isEqualTo(URI.create("http://x/").toURL());
        assertThat(single(DataType.VARCHAR, null).getCharacterStream(1)).isNull();
        assertThat(single(DataType.VARBINARY, null).getBlob(1)).isNull();
    }

    @Test
    void textAndBytesAreCutToTheFieldSize() throws SQLException {
        Schema schema =
                Schema.of(Column.of("t", DataType.VARCHAR), Column.of("n", DataType.BIGINT));
        ResultSet rows =
                new TauroResultSet(
                        new ListCursor(schema, List.<Object[]>of(new Object[] {"abcdef", 123456L})),
                        null,
                        3,
                        0);
        rows.next();

        assertThat(rows.getString(1)).isEqualTo("abc");
        assertThat(rows.getString(2)).isEqualTo("123456");
    }

    @Test
    void describesItsColumns() throws SQLException {
        ResultSetMetaData columns = rows().getMetaData();

        assertThat(columns.getColumnCount()).isEqualTo(3);
        assertThat(columns.getColumnLabel(1)).isEqualTo("Id");
        assertThat(columns.getColumnName(2)).isEqualTo("name");
        assertThat(columns.getColumnType(1)).isEqualTo(Types.BIGINT);
        assertThat(columns.getColumnTypeName(2)).isEqualTo("VARCHAR");
        assertThat(columns.getPrecision(2)).isEqualTo(20);
        assertThat(columns.getColumnDisplaySize(3)).isEqualTo(Integer.MAX_VALUE);
        assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
        assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNullable);
        assertThat(columns.isSigned(1)).isTrue();
        assertThat(columns.isSigned(2)).isFalse();
        assertThat(columns.isReadOnly(1)).isTrue();
        assertThat(columns.getTableName(1)).isEmpty();
        assertThatThrownBy(() -> columns.getColumnName(4)).isInstanceOf(SQLException.class);
    }

    @Test
    void sizesAndScalesFollowTheTypes() throws SQLException {
        ResultSetMetaData columns =
                TauroResultSet.of(
                                Schema.of(
                                        Column.of("a", DataType.decimal(10, 4)),
                                        Column.of("b", DataType.timestamp(3)),
                                        Column.of("c", DataType.TIMESTAMP_WITH_TIME_ZONE),
                                        Column.of("d", DataType.array(DataType.INTEGER))),
                                List.of())
                        .getMetaData();

        assertThat(columns.getPrecision(1)).isEqualTo(10);
        assertThat(columns.getScale(1)).isEqualTo(4);
        assertThat(columns.getColumnDisplaySize(1)).isEqualTo(12);
        assertThat(columns.getScale(2)).isEqualTo(3);
        assertThat(columns.getColumnDisplaySize(2)).isEqualTo(23);
        assertThat(columns.getColumnType(3)).isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
        assertThat(columns.getColumnTypeName(3)).isEqualTo("TIMESTAMP WITH TIME ZONE");
        assertThat(columns.getColumnTypeName(4)).isEqualTo("INTEGER ARRAY");
    }
}
