package io.tauro.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class ViewsTest {

    @Test
    void aViewIsReplacedByItsQuery() {
        ConvertedQuery query = ShopTables.convert("SELECT MAIL FROM Adults WHERE id = 3");
        assertThat(query.schema()).hasToString("(mail VARCHAR(100))");
        assertThat(query.tables()).extracting(CatalogTable::name).containsExactly("customers");
        assertThat(query.views()).extracting(CatalogTable::name).containsExactly("adults");
        assertThat(RelOptUtil.toString(query.root().rel))
                .isEqualToNormalizingNewlines(
                        """
                        LogicalProject(mail=[$1])
                          LogicalFilter(condition=[=($0, 3)])
                            LogicalProject(id=[$0], mail=[$1])
                              LogicalFilter(condition=[>=($3, 18)])
                                LogicalTableScan(table=[[customers]])
                        """);
    }

    @Test
    void aViewOfAViewIsReplacedToo() {
        ConvertedQuery query =
                ShopTables.convert("SELECT * FROM old o JOIN customers c ON o.id = c.id");
        assertThat(query.tables()).extracting(CatalogTable::name).containsExactly("customers");
        assertThat(query.views()).extracting(CatalogTable::name).containsExactly("old", "adults");
    }

    @Test
    void aViewOfItselfIsRefused() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT * FROM loop"))
                .hasMessage("TAURO-2007 View 'loop' refers to itself. Change its query.");
    }

    @Test
    void anErrorInAViewNamesTheView() {
        assertThatThrownBy(() -> ShopTables.convert("SELECT * FROM broken"))
                .hasMessage(
                        "TAURO-2003 In view 'broken': Column 'idd' is not in table 'customers' (line 1, column 8)."
                                + " Did you mean 'id'?");
        assertThatThrownBy(() -> ShopTables.convert("SELECT * FROM narrow"))
                .hasMessage(
                        "TAURO-4011 The query of view 'narrow' has other columns now. Register it again.");
    }
}
