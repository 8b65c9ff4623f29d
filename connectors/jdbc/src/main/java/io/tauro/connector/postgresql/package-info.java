/**
 * Tables of PostgreSQL.
 *
 * <pre>{@code
 * Postgres.at("jdbc:postgresql://db/crm").user("app").password(Secret.env("CRM_PASSWORD")).poolSize(8)
 * }</pre>
 *
 * <p>{@link io.tauro.connector.postgresql.Postgres} describes a connection, {@link
 * io.tauro.connector.postgresql.PostgresFactory} makes it.
 */
@NullMarked
package io.tauro.connector.postgresql;

import org.jspecify.annotations.NullMarked;
