package io.tauro.information;

import io.tauro.VirtualContext;
import io.tauro.VirtualContextBuilder;
import io.tauro.identity.Principal;
import io.tauro.memory.MemoryTable;
import io.tauro.query.QueryResult;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import io.tauro.table.TableSource;
import io.tauro.table.VirtualTable;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables, views and policies of a company, and what its people are shown of them. */
final class Company {

    static final Principal CLERK = Principal.of("cleo", "clerk");
    static final Principal BOSS = Principal.of("bo", "boss");
    static final Principal ACME = Principal.of("ana", "clerk").inTenant("acme");

    static final String OURS = " table_schema <> 'information_schema'";

    static final Schema STAFF =
            Schema.of(
                    Column.of("id", DataType.BIGINT).notNull(),
                    Column.of("name", DataType.varchar(20)),
                    Column.of("salary", DataType.decimal(10, 2)),
                    Column.of("born", DataType.DATE),
                    Column.of("card", DataType.VARCHAR));

    private Company() {}

    static MemoryTable staff() {
        return MemoryTable.of(STAFF, List.of(Arrays.asList(1L, "Ann", null, null, "4711")));
    }

    static VirtualTable table(String name, String... tags) {
        return VirtualTable.named(name)
                .from("memory", TableSource.table(List.of("staff")))
                .description("Who works in " + name)
                .tags(tags)
                .build();
    }

    static VirtualContextBuilder company() {
        return VirtualContext.builder()
                .rows("staff", staff())
                .table(table("hr.staff"))
                .table(table("hr.bosses"))
                .table(table("tagged", "personal"))
                .table(
                        VirtualTable.named("acme_only")
                                .from("memory", TableSource.table(List.of("staff")))
                                .tenant("acme")
                                .build())
                .view("names", "SELECT id, name FROM hr.staff")
                .view("hr.pay", "SELECT salary FROM hr.bosses")
                .policy(
                        TableSecurityPolicy.forTable("hr.staff")
                                .allow("clerk", "boss")
                                .allRows("boss")
                                .rows("clerk", "id > 100")
                                .restrictField("card", "boss")
                                .mask("born", Mask.dateYear(), "boss")
                                .build())
                .policy(TableSecurityPolicy.forTable("hr.bosses").allow("boss").build())
                .policy(TableSecurityPolicy.forTable("tagged").allow("clerk", "boss").build())
                .policy(
                        TableSecurityPolicy.forTable("acme_only")
                                .allow("clerk")
                                .tenant("acme")
                                .build())
                .tagPolicy(
                        TagPolicy.forTag(
                                "personal", FieldSecurityPolicy.restricted("salary", "boss")));
    }

    static List<List<Object>> rows(
            VirtualContext context, Principal who, String sql, Object... parameters) {
        try (QueryResult result = context.as(who).query(sql, parameters)) {
            List<List<Object>> rows = new ArrayList<>();
            result.toList()
                    .forEach(
                            row -> {
                                List<Object> values = new ArrayList<>();
                                for (int i = 0; i < result.schema().size(); i++) {
                                    values.add(row.get(i));
                                }
                                rows.add(values);
                            });
            return rows;
        }
    }

    static List<Object> column(VirtualContext context, Principal who, String sql) {
        return rows(context, who, sql).stream().map(row -> row.get(0)).toList();
    }
}
