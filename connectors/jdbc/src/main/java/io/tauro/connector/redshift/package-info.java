/**
 * Tables of Amazon Redshift.
 *
 * <pre>{@code
 * Redshift.at("jdbc:redshift://cluster:5439/dev").user("app").password(Secret.env("REDSHIFT_PASSWORD"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.redshift.Redshift} describes a connection, {@link
 * io.tauro.connector.redshift.RedshiftFactory} makes it.
 */
@NullMarked
package io.tauro.connector.redshift;

import org.jspecify.annotations.NullMarked;
