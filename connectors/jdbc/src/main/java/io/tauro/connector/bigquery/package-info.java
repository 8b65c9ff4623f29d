/**
 * Tables of BigQuery.
 *
 * <pre>{@code
 * BigQuery.project("acme-data").location("EU").credentials(Path.of("key.json")).maximumBytesBilled(1_000_000_000)
 * }</pre>
 *
 * <p>{@link io.tauro.connector.bigquery.BigQuery} describes a connection, {@link
 * io.tauro.connector.bigquery.BigQueryFactory} makes it.
 */
@NullMarked
package io.tauro.connector.bigquery;

import org.jspecify.annotations.NullMarked;
