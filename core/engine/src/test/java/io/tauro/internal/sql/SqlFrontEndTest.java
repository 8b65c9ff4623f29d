package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class SqlFrontEndTest {

    private final SqlFrontEnd sql =
            new SqlFrontEnd(
                    Catalog.of(
                            List.of(
                                    TestTables.table(
                                            "customers",
                                            "id BIGINT!; Email VARCHAR(100); age INTEGER"),
                                    TestTables.table(
                                            "crm.orders",
                                            "id BIGINT!; customer_id BIGINT; total DECIMAL(15,2)"),
                                    TestTables.view(
                                            "adults",
                                            "id BIGINT!; mail VARCHAR(100)",
                                            "SELECT id, email FROM customers WHERE age >= 18"))),
                    SqlDialectOption.ANSI);

    private ConvertedQuery convert(String text, Object... parameters) {
        return sql.convert(sql.parse(text), List.of(parameters));
    }

    @Test
    void aQueryBecomesATreeOverTheTablesItReads() {
        ConvertedQuery query = convert("SELECT ID, email FROM Customers WHERE age > 18");
        assertThat(query.schema()).hasToString("(id BIGINT NOT NULL, Email VARCHAR(100))");
        assertThat(query.tables()).extracting(CatalogTable::name).containsExactly("customers");
        assertThat(RelOptUtil.toString(query.root().project()))
                .isEqualToNormalizingNewlines(
                        """
                        LogicalProject(id=[$0], Email=[$1])
                          LogicalFilter(condition=[>($2, 18)])
                            LogicalTableScan(table=[[customers]])
                        """);
    }

    @Test
    void aViewIsExpandedAndRecorded() {
        ConvertedQuery query = convert("SELECT mail FROM adults");
        assertThat(query.schema()).hasToString("(mail VARCHAR(100))");
        assertThat(query.tables()).extracting(CatalogTable::name).containsExactly("customers");
        assertThat(query.views()).extracting(CatalogTable::name).containsExactly("adults");
    }

    @Test
    void aScanUnwrapsToItsTable() {
        ConvertedQuery query = convert("TABLE crm.orders");
        CatalogTable table = query.root().rel.getInput(0).getTable().unwrap(CatalogTable.class);
        assertThat(table).isNotNull().isSameAs(query.tables().get(0));
    }
}
