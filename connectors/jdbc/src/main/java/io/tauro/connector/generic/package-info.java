/**
 * Tables of any database that has a JDBC driver.
 *
 * <pre>{@code
 * Jdbc.at("jdbc:derby://db/shop").driver("org.apache.derby.client.ClientAutoloadedDriver")
 * }</pre>
 *
 * <p>{@link io.tauro.connector.generic.Jdbc} describes a connection, {@link
 * io.tauro.connector.generic.JdbcAnyFactory} makes it. Nothing is known of the database but what
 * its driver says, so little is asked of it.
 */
@NullMarked
package io.tauro.connector.generic;

import org.jspecify.annotations.NullMarked;
