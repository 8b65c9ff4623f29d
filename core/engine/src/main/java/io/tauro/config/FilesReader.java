package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.ConnectorFactory;
import io.tauro.spi.Option;
import io.tauro.table.TableSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads where the rows of a table of files are. */
final class FilesReader {

    private static final List<String> FORMATS = List.of("parquet", "csv", "json", "delta");

    /** Formats that other modules bring, and the artifact that has each. */
    private static final Map<String, String> ARTIFACTS =
            Map.of("delta", "io.tauro:tauro-connector-delta");

    /** Keys of a table that are options of formats with versions. */
    private static final List<String> MOMENTS = List.of("version", "timestamp");

    private static final Map<String, String> BY_EXTENSION =
            Map.of(
                    "parquet", "parquet",
                    "csv", "csv",
                    "tsv", "csv",
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
        if (format.equals("json") && factory.tableOptions(format).isEmpty()) {
            throw place.notSupported("The connector reads no JSON; parquet and csv it does.");
        }
        String artifact = ARTIFACTS.get(format);
        if (artifact != null && factory.tableOptions(format).isEmpty()) {
            throw place.error(
                    ErrorCode.UNKNOWN_CONNECTOR,
                    "The format '" + format + "' is not on the class path, which is asked for by",
                    ". Add the dependency " + artifact + ".");
        }
        return format;
    }

    private static Optional<String> byExtension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (String packed : List.of(".gz", ".zst")) {
            name =
                    name.endsWith(packed)
                            ? name.substring(0, name.length() - packed.length())
                            : name;
        }
        return Optional.ofNullable(BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    private Map<String, Object> options(String format) {
        List<Option> known = factory.tableOptions(format);
        OptionReader reader = new OptionReader(known, "option of the format '" + format + "'");
        Map<String, Object> values =
                new LinkedHashMap<>(
                        section.section("options", null)
                                .map(options -> reader.read(options, List.of()))
                                .orElse(Map.of()));
        for (String key : MOMENTS) {
            if (section.has(key)) {
                Option option =
                        known.stream()
                                .filter(one -> one.name().equals(key))
                                .findFirst()
                                .orElseThrow(() -> withoutVersions(key, format));
                values.put(key, OptionReader.value(section, option));
            }
        }
        return values;
    }

    private TauroException withoutVersions(String key, String format) {
        return section.place(key)
                .notSupported(
                        "Files of the format '"
                                + format
                                + "' have no versions and are read as they are now. Remove the key.");
    }
}
