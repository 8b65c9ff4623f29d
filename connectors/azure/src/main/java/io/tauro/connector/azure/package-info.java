/**
 * Files in a container of Azure Blob Storage as tables, in the formats of {@code
 * io.tauro.connector.files}.
 *
 * <p>{@link io.tauro.connector.azure.AzureBlob} describes a connection. {@code AzureObjects} makes
 * requests of Microsoft's client, one attempt each; what is around them, such as attempts, reading
 * ahead and the check of versions, is the same for all remote stores and not here.
 *
 * <pre>{@code
 * AzureBlob.container("lake").account("acme").accountKey(Secret.env("AZURE_KEY"))
 * }</pre>
 */
@NullMarked
package io.tauro.connector.azure;

import org.jspecify.annotations.NullMarked;
