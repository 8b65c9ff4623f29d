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

/** The formats of a connection, with what they keep in memory. Thread-safe. */
final class Formats {

    private final List<FileFormat> formats =
            List.of(new CsvFormat(), new JsonFormat(), new ParquetFormat());

    /** The options of a format; empty for one that is not known. */
    List<Option> options(String format) {
        return formats.stream()
                .filter(known -> known.name().equals(format))
                .findFirst()
                .map(FileFormat::options)
                .orElse(List.of());
    }

    FileFormat named(String name, String path) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, path));
    }

    private TauroException unknown(String name, String path) {
        List<String> names = formats.stream().map(FileFormat::name).toList();
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
