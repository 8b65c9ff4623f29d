/**
 * Tables of Trino and of Presto, its relative.
 *
 * <pre>{@code
 * Trino.at("jdbc:trino://coordinator:8443/hive").user("app").password(Secret.env("TRINO_PASSWORD"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.trino.Trino} and {@link io.tauro.connector.trino.Presto} describe
 * connections, {@link io.tauro.connector.trino.TrinoFactory} and {@link
 * io.tauro.connector.trino.PrestoFactory} make them.
 */
@NullMarked
package io.tauro.connector.trino;

import org.jspecify.annotations.NullMarked;
