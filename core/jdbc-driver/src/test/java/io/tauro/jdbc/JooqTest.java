package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.year;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Named;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that jOOQ writes for PostgreSQL. */
class JooqTest {

    private static final Name NAME = name("crm", "customers");
    private static final Table<Record> CUSTOMERS = table(NAME);
    private static final Field<Long> ID = field(NAME.append("id"), Long.class);
    private static final Field<String> NAMED = field(NAME.append("name"), String.class);
    private static final Field<LocalDate> BORN = field(NAME.append("born"), LocalDate.class);
    private static final Field<Double> SCORE = field(NAME.append("score"), Double.class);
    private static final Field<Boolean> VIP = field(NAME.append("vip"), Boolean.class);

    @TempDir private Path directory;
    private Connection connection;
    private DSLContext sql;

    @BeforeEach
    void open() throws SQLException {
        connection = Shop.open(directory).connect();
        sql = DSL.using(connection, SQLDialect.POSTGRES);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void pagesThroughFilteredRows() {
        assertThat(
                        sql.select(ID, BORN)
                                .from(CUSTOMERS)
                                .where(ID.in(1L, 2L, 3L))
                                .and(BORN.lt(LocalDate.of(2010, 1, 1)).or(BORN.isNull()))
                                .orderBy(BORN.desc().nullsLast(), ID)
                                .limit(2)
                                .offset(1)
                                .fetch()
                                .map(Record2::value1))
                .containsExactly(2L, 3L);
    }

    @Test
    void groupsAndJoins() {
        Table<Record> other = CUSTOMERS.as("other");
        Field<Long> otherId = field(name("other", "id"), Long.class);

        assertThat(
                        sql.select(VIP, count(), avg(SCORE), sum(otherId))
                                .from(CUSTOMERS)
                                .leftJoin(other)
                                .on(otherId.gt(ID))
                                .groupBy(VIP)
                                .having(count().gt(1))
                                .fetch()
                                .map(found -> found.intoList().toString()))
                .containsExactly("[true, 2, 1.5, 5]");
    }

    @Test
    void knowsWindowsSubQueriesAndCommonTables() {
        assertThat(
                        sql.select(NAMED, rowNumber().over().orderBy(SCORE.desc().nullsLast()))
                                .from(CUSTOMERS)
                                .where(
                                        exists(
                                                selectOne()
                                                        .from(CUSTOMERS.as("b"))
                                                        .where(
                                                                field(name("b", "id"), Long.class)
                                                                        .eq(ID))))
                                .orderBy(2)
                                .fetch()
                                .map(Record2::value1))
                .containsExactly("Bo", "Ana", "Cy");
        assertThat(
                        sql.with("x")
                                .as(select(year(BORN).as("y")).from(CUSTOMERS))
                                .select(field(name("y"), Integer.class))
                                .from(table(name("x")))
                                .where(field(name("y"), Integer.class).gt(1980))
                                .fetch()
                                .map(Record1::value1))
                .containsExactly(2000);
        assertThat(
                        sql.select(field(name("l", "m"), Double.class))
                                .from(
                                        table(name("rates")),
                                        lateral(select(max(SCORE).as("m")).from(CUSTOMERS)).as("l"))
                                .fetch()
                                .map(Record1::value1))
                .containsExactly(2.5, 2.5);
    }

    @Test
    void knowsRowsValuesAndConditionsOnNull() {
        assertThat(
                        sql.select(ID)
                                .from(CUSTOMERS)
                                .where(row(ID, NAMED).in(List.of(row(1L, "Ana"), row(2L, "Ann"))))
                                .or(VIP.isNotDistinctFrom((Boolean) null))
                                .orderBy(ID)
                                .fetch()
                                .map(Record1::value1))
                .containsExactly(1L, 3L);
        assertThat(
                        sql.select()
                                .from(DSL.values(row(1, "a"), row(2, "b")).as("t", "x", "y"))
                                .fetch()
                                .map(found -> found.intoList().toString()))
                .containsExactly("[1, a]", "[2, b]");
    }

    @Test
    void readsInPieces() {
        try (Cursor<Record1<BigDecimal>> rates =
                sql.select(field(name("rate"), BigDecimal.class))
                        .from(table(name("rates")))
                        .orderBy(1)
                        .fetchLazy()) {
            assertThat(rates.fetchNext(1).map(Record1::value1))
                    .containsExactly(new BigDecimal("1.0000"));
            assertThat(rates.fetchNext(5).map(Record1::value1))
                    .containsExactly(new BigDecimal("1.0800"));
        }
        assertThat(sql.fetchCount(CUSTOMERS)).isEqualTo(3);
        assertThat(sql.fetchExists(CUSTOMERS)).isTrue();
    }

    /** For PostgreSQL jOOQ would ask that database's own catalog. */
    @Test
    void readsTheMetadataWithoutADialect() {
        DSLContext plain = DSL.using(connection, SQLDialect.DEFAULT);

        assertThat(plain.meta().getTables(NAME).get(0).fields())
                .extracting(Field::getName)
                .containsExactly("id", "name", "born", "seen", "score", "vip");
    }

    @Test
    void findsTablesInASchemaAndInNone() {
        DSLContext plain = DSL.using(connection, SQLDialect.DEFAULT);

        assertThat(plain.meta().getSchemas()).extracting(Named::getName).containsExactly("", "crm");
        assertThat(plain.meta().getTables("rates")).hasSize(1);
        assertThat(plain.meta().getSchemas("crm").get(0).getTables())
                .extracting(Named::getName)
                .contains("customers")
                .doesNotContain("rates");
    }

    @Test
    void readsTheInformationSchema() {
        assertThat(
                        sql.select(field(name("column_name"), String.class))
                                .from(table(name("information_schema", "columns")))
                                .where(field(name("table_schema"), String.class).eq("crm"))
                                .and(field(name("table_name"), String.class).eq("customers"))
                                .orderBy(field(name("ordinal_position")))
                                .fetch()
                                .map(Record1::value1))
                .containsExactly("id", "name", "born", "seen", "score", "vip");
    }
}
