package io.tauro.examples.demo;

import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.Nation;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.Part;
import io.trino.tpch.PartGenerator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The answers to the questions, computed with loops and maps from what the generator makes. */
final class ExpectedAnswers {

    private static final int EUROPE = 3;

    private static final Map<String, String> RATES =
            Map.of("EUR", "0.92", "GBP", "0.79", "RON", "4.58", "RUB", "90.5");

    private final List<Order> orders = new ArrayList<>();
    private final List<LineItem> items = new ArrayList<>();
    private final double scale;

    ExpectedAnswers(double scale) {
        this.scale = scale;
        new OrderGenerator(scale, 1, 1).forEach(orders::add);
        new LineItemGenerator(scale, 1, 1).forEach(items::add);
    }

    /** Rows under a key: how many, and their revenue in ten-thousandths. */
    private static final class Group {
        long count;
        long revenue;

        void add(LineItem item) {
            count++;
            revenue += item.getExtendedPriceInCents() * (100 - item.getDiscountPercent());
        }

        BigDecimal total() {
            return BigDecimal.valueOf(revenue, 4);
        }
    }

    List<String> join() {
        Map<Long, String> nations = new HashMap<>();
        for (Nation nation : new NationGenerator()) {
            if (nation.getRegionKey() == EUROPE) {
                nations.put(nation.getNationKey(), nation.getName());
            }
        }
        Map<Long, String> customers = new HashMap<>();
        for (Customer customer : new CustomerGenerator(scale, 1, 1)) {
            String nation = nations.get(customer.getNationKey());
            if (nation != null && customer.getMarketSegment().equals("BUILDING")) {
                customers.put(customer.getCustomerKey(), nation);
            }
        }
        Map<Long, String> wanted = new HashMap<>();
        for (Order order : orders) {
            String nation = customers.get(order.getCustomerKey());
            if (nation != null && date(order.getOrderDate()).getYear() >= 1995) {
                wanted.put(order.getOrderKey(), nation);
            }
        }
        Map<String, Group> groups = new TreeMap<>();
        for (LineItem item : items) {
            String nation = wanted.get(item.getOrderKey());
            if (nation != null && date(item.getShipDate()).getYear() == 1995) {
                groups.computeIfAbsent(nation, name -> new Group()).add(item);
            }
        }
        return byRevenue(groups)
                .map(
                        group -> {
                            String currency = NationFiles.currency(group.getKey());
                            BigDecimal revenue = group.getValue().total();
                            BigDecimal local =
                                    revenue.multiply(new BigDecimal(RATES.get(currency)));
                            return String.join(
                                    "|",
                                    group.getKey(),
                                    currency,
                                    Long.toString(group.getValue().count),
                                    revenue.toString(),
                                    local.setScale(2, RoundingMode.HALF_UP).toString());
                        })
                .toList();
    }

    private static java.util.stream.Stream<Map.Entry<String, Group>> byRevenue(
            Map<String, Group> groups) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingLong(group -> -group.getValue().revenue));
    }

    String lookUp() {
        Order order =
                orders.stream()
                        .filter(each -> each.getOrderKey() == 4711)
                        .findFirst()
                        .orElseThrow();
        return String.join(
                "|",
                "4711",
                Character.toString(order.getOrderStatus()),
                price(order),
                date(order.getOrderDate()).toString(),
                order.getClerk());
    }

    List<String> top() {
        return orders.stream()
                .sorted(
                        Comparator.comparingLong((Order order) -> -order.getTotalPriceInCents())
                                .thenComparing(Order::getOrderKey))
                .limit(5)
                .map(
                        order ->
                                order.getOrderKey()
                                        + "|"
                                        + date(order.getOrderDate())
                                        + "|"
                                        + price(order))
                .toList();
    }

    List<String> view() {
        Map<Long, String> brands = new HashMap<>();
        for (Part part : new PartGenerator(scale, 1, 1)) {
            brands.put(part.getPartKey(), part.getBrand());
        }
        Map<String, Group> groups = new TreeMap<>();
        for (LineItem item : items) {
            if (date(item.getShipDate()).getYear() == 1997) {
                groups.computeIfAbsent(brands.get(item.getPartKey()), brand -> new Group())
                        .add(item);
            }
        }
        return byRevenue(groups)
                .limit(5)
                .map(
                        group ->
                                group.getKey()
                                        + "|"
                                        + group.getValue().count
                                        + "|"
                                        + group.getValue().total())
                .toList();
    }

    /** What the join moves if no source does any work: all rows of its tables. */
    long allRowsOfTheJoin() {
        long customers =
                StreamSupport.stream(new CustomerGenerator(scale, 1, 1).spliterator(), false)
                        .count();
        return items.size() + orders.size() + customers + 25 + 5 + 7;
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    private static String price(Order order) {
        return BigDecimal.valueOf(order.getTotalPriceInCents(), 2).toString();
    }
}
