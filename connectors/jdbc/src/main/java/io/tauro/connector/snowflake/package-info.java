/**
 * Tables of Snowflake.
 *
 * <pre>{@code
 * Snowflake.account("myorg-account").warehouse("QUERIES").database("CRM").user("APP").privateKey(Path.of("key.p8"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.snowflake.Snowflake} describes a connection, {@link
 * io.tauro.connector.snowflake.SnowflakeFactory} makes it.
 */
@NullMarked
package io.tauro.connector.snowflake;

import org.jspecify.annotations.NullMarked;
