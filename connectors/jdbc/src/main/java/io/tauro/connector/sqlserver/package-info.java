/**
 * Tables of SQL Server, Azure SQL and Azure Synapse.
 *
 * <pre>{@code
 * SqlServer.at("jdbc:sqlserver://db:1433;databaseName=crm").user("app").password(Secret.env("CRM_PASSWORD"))
 * Synapse.at("acme.sql.azuresynapse.net", "sales").user("app").password(Secret.env("SALES_PASSWORD"))
 * }</pre>
 */
@NullMarked
package io.tauro.connector.sqlserver;

import org.jspecify.annotations.NullMarked;
