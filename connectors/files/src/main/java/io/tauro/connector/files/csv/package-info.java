/**
 * CSV files, plain or compressed with gzip.
 *
 * <p>{@link io.tauro.connector.files.csv.CsvFormat} is the format; the rest is its own. Records are
 * parsed as RFC 4180 says, and only the fields of wanted columns are turned into values.
 */
@NullMarked
package io.tauro.connector.files.csv;

import org.jspecify.annotations.NullMarked;
