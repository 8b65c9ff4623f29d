/**
 * Files in Amazon S3, or in another store that speaks its protocol, as tables.
 *
 * <p>{@link io.tauro.connector.s3.S3} describes a connection to a bucket; the tables are those of
 * the module of files.
 */
@NullMarked
package io.tauro.connector.s3;

import org.jspecify.annotations.NullMarked;
