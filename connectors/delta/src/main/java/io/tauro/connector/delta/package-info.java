/**
 * Delta tables over any object store, by Delta Kernel.
 *
 * <p>The kernel replays the log: it asks our engine, {@code KernelEngine}, for listings, JSON and
 * checkpoints, and says which files a version has. Which of them a scan needs, and how they are
 * read, is ours: the Parquet decoder of {@code tauro-connector-files} reads them.
 */
@NullMarked
package io.tauro.connector.delta;

import org.jspecify.annotations.NullMarked;
