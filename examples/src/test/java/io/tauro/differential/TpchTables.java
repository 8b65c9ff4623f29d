package io.tauro.differential;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.Schema;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The eight tables of TPC-H, generated. */
final class TpchTables {

    private TpchTables() {}

    static Map<String, SampleTable> generate(double scale) {
        Map<String, SampleTable> tables = new LinkedHashMap<>();
        add(
                tables,
                scale,
                TpchTable.REGION,
                "r_regionkey BIGINT, r_name VARCHAR, r_comment VARCHAR",
                r -> row(r.getRegionKey(), r.getName(), r.getComment()));
        add(
                tables,
                scale,
                TpchTable.NATION,
                "n_nationkey BIGINT, n_name VARCHAR, n_regionkey BIGINT, n_comment VARCHAR",
                n -> row(n.getNationKey(), n.getName(), n.getRegionKey(), n.getComment()));
        add(
                tables,
                scale,
                TpchTable.SUPPLIER,
                "s_suppkey BIGINT, s_name VARCHAR, s_address VARCHAR, s_nationkey BIGINT, s_phone VARCHAR,"
                        + " s_acctbal DECIMAL, s_comment VARCHAR",
                s ->
                        row(
                                s.getSupplierKey(),
                                s.getName(),
                                s.getAddress(),
                                s.getNationKey(),
                                s.getPhone(),
                                cents(s.getAccountBalanceInCents()),
                                s.getComment()));
        add(
                tables,
                scale,
                TpchTable.CUSTOMER,
                "c_custkey BIGINT, c_name VARCHAR, c_address VARCHAR, c_nationkey BIGINT, c_phone VARCHAR,"
                        + " c_acctbal DECIMAL, c_mktsegment VARCHAR, c_comment VARCHAR",
                c ->
                        row(
                                c.getCustomerKey(),
                                c.getName(),
                                c.getAddress(),
                                c.getNationKey(),
                                c.getPhone(),
                                cents(c.getAccountBalanceInCents()),
                                c.getMarketSegment(),
                                c.getComment()));
        add(
                tables,
                scale,
                TpchTable.PART,
                "p_partkey BIGINT, p_name VARCHAR, p_mfgr VARCHAR, p_brand VARCHAR, p_type VARCHAR, p_size INTEGER,"
                        + " p_container VARCHAR, p_retailprice DECIMAL, p_comment VARCHAR",
                p ->
                        row(
                                p.getPartKey(),
                                p.getName(),
                                p.getManufacturer(),
                                p.getBrand(),
                                p.getType(),
                                p.getSize(),
                                p.getContainer(),
                                cents(p.getRetailPriceInCents()),
                                p.getComment()));
        add(
                tables,
                scale,
                TpchTable.PART_SUPPLIER,
                "ps_partkey BIGINT, ps_suppkey BIGINT, ps_availqty INTEGER, ps_supplycost DECIMAL, ps_comment VARCHAR",
                p ->
                        row(
                                p.getPartKey(),
                                p.getSupplierKey(),
                                p.getAvailableQuantity(),
                                cents(p.getSupplyCostInCents()),
                                p.getComment()));
        add(
                tables,
                scale,
                TpchTable.ORDERS,
                "o_orderkey BIGINT, o_custkey BIGINT, o_orderstatus VARCHAR, o_totalprice DECIMAL, o_orderdate DATE,"
                        + " o_orderpriority VARCHAR, o_clerk VARCHAR, o_shippriority INTEGER, o_comment VARCHAR",
                o ->
                        row(
                                o.getOrderKey(),
                                o.getCustomerKey(),
                                String.valueOf(o.getOrderStatus()),
                                cents(o.getTotalPriceInCents()),
                                LocalDate.ofEpochDay(o.getOrderDate()),
                                o.getOrderPriority(),
                                o.getClerk(),
                                o.getShipPriority(),
                                o.getComment()));
        add(
                tables,
                scale,
                TpchTable.LINE_ITEM,
                "l_orderkey BIGINT, l_partkey BIGINT, l_suppkey BIGINT, l_linenumber INTEGER, l_quantity DECIMAL,"
                        + " l_extendedprice DECIMAL, l_discount DECIMAL, l_tax DECIMAL, l_returnflag VARCHAR,"
                        + " l_linestatus VARCHAR, l_shipdate DATE, l_commitdate DATE, l_receiptdate DATE,"
                        + " l_shipinstruct VARCHAR, l_shipmode VARCHAR, l_comment VARCHAR",
                l ->
                        row(
                                l.getOrderKey(),
                                l.getPartKey(),
                                l.getSupplierKey(),
                                l.getLineNumber(),
                                cents(100 * l.getQuantity()),
                                cents(l.getExtendedPriceInCents()),
                                cents(l.getDiscountPercent()),
                                cents(l.getTaxPercent()),
                                l.getReturnFlag(),
                                l.getStatus(),
                                LocalDate.ofEpochDay(l.getShipDate()),
                                LocalDate.ofEpochDay(l.getCommitDate()),
                                LocalDate.ofEpochDay(l.getReceiptDate()),
                                l.getShipInstructions(),
                                l.getShipMode(),
                                l.getComment()));
        return tables;
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static List<@Nullable Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static <E extends TpchEntity> void add(
            Map<String, SampleTable> tables,
            double scale,
            TpchTable<E> table,
            String columns,
            Function<E, List<@Nullable Object>> row) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (E entity : table.createGenerator(scale, 1, 1)) {
            rows.add(row.apply(entity));
        }
        String name = table.getTableName().replace("_", "");
        tables.put(name, new SampleTable(name, schema(columns), rows));
    }

    private static Schema schema(String columns) {
        return new Schema(Arrays.stream(columns.split(",\\s*")).map(TpchTables::column).toList());
    }

    private static Column column(String declaration) {
        String[] parts = declaration.strip().split(" ");
        DataType type =
                parts[1].equals("DECIMAL") ? DataType.decimal(15, 2) : DataType.parse(parts[1]);
        return Column.of(parts[0], type).notNull();
    }
}
