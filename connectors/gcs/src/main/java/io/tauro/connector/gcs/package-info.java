/**
 * Files in a bucket of Google Cloud Storage as tables, in the formats of {@code
 * io.tauro.connector.files}.
 *
 * <p>{@link io.tauro.connector.gcs.Gcs} describes a connection. {@code GcsObjects} makes requests
 * of Google's client of the JSON API, one attempt each; {@code JdkTransport} brings them over the
 * HTTP client of the JDK. What is around them, such as attempts, reading ahead and the check of
 * versions, is the same for all remote stores and not here.
 *
 * <pre>{@code
 * Gcs.bucket("lake").credentials(Path.of("reader.json"))
 * }</pre>
 */
@NullMarked
package io.tauro.connector.gcs;

import org.jspecify.annotations.NullMarked;
