/**
 * Tables of Databricks SQL.
 *
 * <pre>{@code
 * Databricks.host("dbc-1.cloud.databricks.com", "/sql/1.0/warehouses/abc").accessToken(Secret.env("TOKEN"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.databricks.Databricks} describes a connection, {@link
 * io.tauro.connector.databricks.DatabricksFactory} makes it.
 */
@NullMarked
package io.tauro.connector.databricks;

import org.jspecify.annotations.NullMarked;
