package io.tauro.connector.files;

import io.tauro.connector.files.csv.CsvFormat;
import io.tauro.connector.files.format.FileFormat;
import io.tauro.connector.files.json.JsonFormat;
import io.tauro.connector.files.parquet.ParquetFormat;
import io.tauro.error.ErrorCode;
import io.tauro.error.Suggestions;
import io.tauro.error.TauroException;
import io.tauro.spi.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The formats of a connection, with what they keep in memory. Thread-safe. */
final class Formats {

    /** Formats that other modules of this version bring, and the artifact that has each. */
    private static final Map<String, String> ARTIFACTS =
            Map.of("delta", "io.tauro:tauro-connector-delta");

    private final List<FileFormat> formats =
            List.of(new CsvFormat(), new JsonFormat(), new ParquetFormat());

    /** Formats of tables that other modules bring. */
    private final List<TableFormat> tables =
            ServiceLoader.load(TableFormat.class, TableFormat.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    /** The options of a format; empty for one that is not known. */
    List<Option> options(String format) {
        return ofTables(format)
                .map(TableFormat::options)
                .or(
                        () ->
                                formats.stream()
                                        .filter(known -> known.name().equals(format))
                                        .findFirst()
                                        .map(FileFormat::options))
                .orElse(List.of());
    }

    /** The format of tables of this name; empty if it is one of files, or none. */
    Optional<TableFormat> ofTables(String name) {
        return tables.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    FileFormat named(String name, String path) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, path));
    }

    private TauroException unknown(String name, String path) {
        String artifact = ARTIFACTS.get(name);
        if (artifact != null) {
            return new TauroException(
                    ErrorCode.UNKNOWN_CONNECTOR,
                    "The format '"
                            + name
                            + "' of the table '"
                            + path
                            + "' is not on the class path. Add the dependency "
                            + artifact
                            + ".",
                    Map.of("option", "format"),
                    null);
        }
        List<String> names =
                Stream.concat(
                                formats.stream().map(FileFormat::name),
                                tables.stream().map(TableFormat::name))
                        .toList();
        return new TauroException(
                ErrorCode.INVALID_OPTION,
                "Unknown format '"
                        + name
                        + "' of the files '"
                        + path
                        + "'."
                        + Suggestions.didYouMean(name, names)
                        + " Known formats: "
                        + String.join(", ", names)
                        + ".",
                Map.of("option", "format"),
                null);
    }
}
