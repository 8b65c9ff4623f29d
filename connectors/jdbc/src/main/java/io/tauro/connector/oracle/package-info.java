/**
 * Tables of Oracle Database.
 *
 * <pre>{@code
 * Oracle.at("db.example.com", 1521).serviceName("SALES").user("app").password(Secret.env("SALES_PASSWORD"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.oracle.Oracle} describes a connection, {@link
 * io.tauro.connector.oracle.OracleFactory} makes it.
 */
@NullMarked
package io.tauro.connector.oracle;

import org.jspecify.annotations.NullMarked;
