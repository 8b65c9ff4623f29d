/**
 * Tables of MySQL and of MariaDB, each by its own driver.
 *
 * <pre>{@code
 * MySql.at("jdbc:mysql://db/crm").user("app").password(Secret.env("CRM_PASSWORD")).poolSize(8)
 * MariaDb.at("jdbc:mariadb://db/crm").user("app").password(Secret.env("CRM_PASSWORD"))
 * }</pre>
 *
 * <p>{@link io.tauro.connector.mysql.MySql} and {@link io.tauro.connector.mysql.MariaDb} describe a
 * connection, {@link io.tauro.connector.mysql.MySqlFactory} and {@link
 * io.tauro.connector.mysql.MariaDbFactory} make it.
 */
@NullMarked
package io.tauro.connector.mysql;

import org.jspecify.annotations.NullMarked;
