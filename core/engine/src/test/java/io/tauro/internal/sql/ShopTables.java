package io.tauro.internal.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small shop, with a column of each type. */
final class ShopTables {

    static final Catalog CATALOG =
            Catalog.of(
                    List.of(
                            TestTables.table(
                                    "customers",
                                    "id BIGINT!; Email VARCHAR(100); name VARCHAR; age INTEGER;"
                                            + " level SMALLINT; rank TINYINT; score DOUBLE; ratio REAL;"
                                            + " balance DECIMAL(10,2); code CHAR(3); active BOOLEAN;"
                                            + " born DATE; wakes TIME; seen TIMESTAMP;"
                                            + " changed TIMESTAMP WITH TIME ZONE; token UUID; notes JSON;"
                                            + " photo VARBINARY; tags VARCHAR ARRAY"),
                            TestTables.table(
                                    "orders",
                                    "id BIGINT!; customer_id BIGINT!; total DECIMAL(15,2); date DATE;"
                                            + " time TIME; value INTEGER; user VARCHAR"),
                            TestTables.table(
                                    "crm.contacts", "id BIGINT!; Name VARCHAR; phone VARCHAR"),
                            TestTables.table("CRM.Leads", "id BIGINT!"),
                            TestTables.table("twins", "Name VARCHAR; name INTEGER; other DATE"),
                            TestTables.table("Twice", "a INTEGER"),
                            TestTables.table("twice", "b INTEGER"),
                            TestTables.view(
                                    "adults",
                                    "id BIGINT!; mail VARCHAR(100)",
                                    "SELECT id, email FROM customers WHERE age >= 18"),
                            TestTables.view(
                                    "old",
                                    "id BIGINT!; mail VARCHAR",
                                    "SELECT * FROM adults; -- all"),
                            TestTables.view("loop", "id BIGINT!", "SELECT id FROM pool"),
                            TestTables.view("pool", "id BIGINT!", "SELECT id FROM loop"),
                            TestTables.view("broken", "id BIGINT!", "SELECT idd FROM customers"),
                            TestTables.view(
                                    "narrow", "id BIGINT!", "SELECT id, age FROM customers")));

    static final SqlFrontEnd ANSI = new SqlFrontEnd(CATALOG, SqlDialectOption.ANSI);

    private ShopTables() {}

    static ConvertedQuery convert(String sql, @Nullable Object... parameters) {
        return ANSI.convert(ANSI.parse(sql), Arrays.asList(parameters));
    }

    static String schemaOf(String sql, @Nullable Object... parameters) {
        return convert(sql, parameters).schema().toString();
    }
}
