/**
 * What a file format is: the seam between tables of files and the formats that they are in.
 *
 * <p>A {@link io.tauro.connector.files.format.FileFormat} is known by its name and its options.
 * Bound to the files of one table it is a {@link io.tauro.connector.files.format.FormatTable},
 * which finds the columns, cuts files into {@link io.tauro.connector.files.format.FilePart}s,
 * leaves out those that cannot hold a wanted row, and reads the rest. Partitions, listing and
 * projection of what stands in paths are not its business.
 */
@NullMarked
package io.tauro.connector.files.format;

import org.jspecify.annotations.NullMarked;
