package io.tauro.examples.demo;

import java.time.LocalDate;
import java.util.List;

/** Five questions of three principals. */
public final class Questions {

    /** Four sources and a condition for each database or file. */
    public static final Question JOIN =
            new Question(
                    "A join of PostgreSQL, Parquet, CSV and memory, with an aggregation",
                    "ana",
                    """
                    SELECT n.name AS nation, x.currency, count(*) AS line_items,
                           sum(l.extended_price * (1 - l.discount)) AS revenue,
                           CAST(sum(l.extended_price * (1 - l.discount) * x.rate) AS DECIMAL(18,2)) AS local_revenue
                    FROM line_items l
                    JOIN orders o ON o.order_key = l.order_key
                    JOIN customers c ON c.customer_key = o.customer_key
                    JOIN nations n ON n.nation_key = c.nation_key
                    JOIN regions r ON r.region_key = n.region_key
                    JOIN rates x ON x.currency = n.currency
                    WHERE r.name = 'EUROPE' AND c.market_segment = 'BUILDING'
                      AND o.order_date >= ? AND l.ship_year = 1995
                    GROUP BY n.name, x.currency
                    ORDER BY revenue DESC""",
                    List.of(LocalDate.of(1995, 1, 1)),
                    false);

    public static final Question LOOK_UP =
            new Question(
                    "A point look-up in PostgreSQL",
                    "sam",
                    "SELECT order_key, status, total_price, order_date, clerk FROM orders WHERE order_key = ?",
                    List.of(4711L),
                    false);

    public static final Question TOP =
            new Question(
                    "The largest five: sort and limit are PostgreSQL's work",
                    "ana",
                    "SELECT order_key, order_date, total_price FROM orders ORDER BY total_price DESC, order_key LIMIT 5",
                    List.of(),
                    false);

    public static final Question VIEW =
            new Question(
                    "A view over Parquet and SQLite",
                    "ivo",
                    "SELECT brand, line_items, revenue FROM brand_revenue WHERE ship_year = 1997 ORDER BY revenue DESC, brand LIMIT 5",
                    List.of(),
                    false);

    public static final Question REFUSED =
            new Question(
                    "An intern asks for customers",
                    "ivo",
                    "SELECT name, phone FROM customers",
                    List.of(),
                    true);

    public static final List<Question> ALL = List.of(JOIN, LOOK_UP, TOP, VIEW, REFUSED);

    private Questions() {}
}
