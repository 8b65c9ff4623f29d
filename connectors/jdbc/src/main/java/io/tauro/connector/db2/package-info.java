/**
 * Tables of Db2.
 *
 * <pre>{@code
 * Db2.at("jdbc:db2://db:50000/CRM").user("app").password(Secret.env("CRM_PASSWORD"))
 * }</pre>
 */
@NullMarked
package io.tauro.connector.db2;

import org.jspecify.annotations.NullMarked;
