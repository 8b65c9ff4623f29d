/**
 * Tables of ClickHouse.
 *
 * <pre>{@code
 * ClickHouse.at("jdbc:clickhouse://db:8123/default").user("app").password(Secret.env("CH_PASSWORD"))
 * }</pre>
 */
@NullMarked
package io.tauro.connector.clickhouse;

import org.jspecify.annotations.NullMarked;
