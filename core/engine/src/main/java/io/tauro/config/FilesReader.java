package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.TableSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads where the rows of a table of files are. */
final class FilesReader {

    private static final List<String> FORMATS = List.of("parquet", "csv", "json", "delta");
    private static final List<String> LATER = List.of("json", "delta");

    private static final Map<String, String> BY_EXTENSION =
            Map.of(
                    "parquet", "parquet",
                    "csv", "csv",
                    "json", "json",
                    "jsonl", "json",
                    "ndjson", "json");

    private final Section section;
    private final ConnectorFactory factory;

    FilesReader(Section section, ConnectorFactory factory) {
        this.section = section;
        this.factory = factory;
    }

    TableSource.Files read() {
        String path = section.requireText("path");
        String format = format(path);
        for (String key : List.of("version", "timestamp")) {
            if (section.has(key)) {
                throw section.place(key)
                        .notSupported("Tables are read as they are now. Remove the key.");
            }
        }
        return new TableSource.Files(
                path,
                format,
                section.texts("partitions"),
                options(format),
                SchemaReader.read(section));
    }

    private String format(String path) {
        boolean given = section.has("format");
        String format =
                given
                        ? section.requireText("format").trim().toLowerCase(Locale.ROOT)
                        : byExtension(path).orElseThrow(() -> section.lacks("format"));
        Place place = section.place(given ? "format" : "path");
        boolean known = FORMATS.contains(format) || !factory.tableOptions(format).isEmpty();
        if (!known) {
            throw place.error(
                    ErrorCode.INVALID_OPTION,
                    "The value of",
                    " must be one of "
                            + String.join(", ", FORMATS)
                            + "."
                            + Suggestions.didYouMean(format, FORMATS));
        }
        if (LATER.contains(format) && factory.tableOptions(format).isEmpty()) {
            throw place.notSupported(
                    "Files of the format '"
                            + format
                            + "' cannot be read yet; csv, json and parquet can.");
        }
        return format;
    }

    private static Optional<String> byExtension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    private Map<String, Object> options(String format) {
        List<Option> known = factory.tableOptions(format);
        return section.section("options", null)
                .map(
                        options ->
                                new OptionReader(known, "option of the format '" + format + "'")
                                        .read(options, List.of()))
                .orElse(Map.of());
    }
}
