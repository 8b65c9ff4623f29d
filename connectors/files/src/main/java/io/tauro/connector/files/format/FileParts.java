package io.tauro.connector.files.format;

import java.util.List;

/**
 * The parts of a file that are to be read.
 *
 * @param parts those that may hold wanted rows
 * @param total all parts of the file
 * @param unit what a part is called, in plural; empty if a file is never cut
 */
public record FileParts(List<FilePart> parts, int total, String unit) {

    public FileParts {
        parts = List.copyOf(parts);
    }
}
