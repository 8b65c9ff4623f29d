package io.tauro.connector.files.csv;

import io.tauro.connector.files.csv.CsvOptions.Search;
import io.tauro.connector.files.format.Sample;
import io.tauro.connector.files.format.TextEncoding;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.format.Unpacked;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how the files of a table are written: reads the first records of one in each way that
 * is known, and takes the one in which they are a table.
 */
final class CsvSniffer {

    private static final Logger LOG = LoggerFactory.getLogger(CsvSniffer.class);

    private static final int SAMPLE = 1 << 18;

    /** In the order in which they are taken where several will do. */
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "\u0001");

    private final ObjectStore store;
    private final CsvOptions options;
    private final Optional<Schema> declared;

    CsvSniffer(ObjectStore store, CsvOptions options, Optional<Schema> declared) {
        this.store = store;
        this.options = options;
        this.declared = declared;
    }

    /** The dialect of the files: what is said, what is found, and the defaults for the rest. */
    CsvDialect find(List<StoredObject> files) {
        boolean said =
                options.delimiter().isPresent()
                        && options.quote().isPresent()
                        && options.escape().isPresent();
        if (options.header().isPresent() && (options.search() == Search.FIXED || said)) {
            return options.dialect();
        }
        for (StoredObject file : Sample.of(files)) {
            String text = sample(file);
            if (!text.isBlank()) {
                CsvDialect found = find(text, text.length() == SAMPLE);
                String words = CsvFindings.describe(options, found);
                if (!words.isEmpty()) {
                    LOG.info("File '{}' is taken for CSV with {}", file.key(), words);
                }
                return found;
            }
        }
        return options.dialect();
    }

    /** The beginning of a file; empty if it is broken, which is an error when it is read. */
    private String sample(StoredObject file) {
        CsvDialect dialect = options.dialect();
        try (InputStream input = TextSource.sample(store, file).open()) {
            InputStream bytes = Unpacked.open(input, dialect.compression().of(file.key()));
            Reader reader =
                    LineSkipper.behind(
                            TextEncoding.of(bytes, dialect.encoding()).reader(),
                            dialect.skippedLines());
            char[] text = new char[SAMPLE];
            int length = 0;
            for (int count = 0; count >= 0 && length < SAMPLE; length += Math.max(count, 0)) {
                count = reader.read(text, length, SAMPLE - length);
            }
            return new String(text, 0, length);
        } catch (IOException e) {
            return "";
        }
    }

    private CsvDialect find(String text, boolean cut) {
        CsvDialect dialect = options.dialect();
        CsvTrial standard = new CsvTrial(dialect, options, declared, text, cut);
        CsvDialect best = dialect;
        if (options.search() == Search.AUTO
                || options.search() == Search.NEEDED && !standard.reads()) {
            best =
                    candidates(text).stream()
                            .map(one -> new CsvTrial(one, options, declared, text, cut))
                            .filter(trial -> trial.mayBe(options.search() == Search.AUTO))
                            .max(Comparator.naturalOrder())
                            .map(CsvTrial::dialect)
                            .orElse(dialect);
        }
        return options.header().isPresent()
                ? best
                : best.withHeader(
                        new CsvTrial(best, options, declared, text, cut).looksLikeHeader());
    }

    /** All ways that agree with what is said, the more frequent ones first. */
    private List<CsvDialect> candidates(String text) {
        List<CsvDialect> candidates = new ArrayList<>();
        CsvDialect said = options.dialect();
        for (String delimiter : options.delimiter().map(List::of).orElse(DELIMITERS)) {
            for (char quote : quotes()) {
                for (char escape : escapes(quote, text)) {
                    if (delimiter.indexOf(quote) < 0 && delimiter.indexOf(escape) < 0) {
                        candidates.add(said.with(delimiter, quote, escape, said.comment()));
                    }
                }
            }
        }
        if (mayHaveComments(text)) {
            List.copyOf(candidates).stream()
                    .filter(one -> !(one.delimiter() + one.quote() + one.escape()).contains("#"))
                    .map(
                            one ->
                                    one.with(
                                            one.delimiter(),
                                            one.quote(),
                                            one.escape(),
                                            Optional.of('#')))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    /** That there are no quotes is only believed who wants all to be looked for. */
    private List<Character> quotes() {
        return options.quote()
                .map(List::of)
                .orElse(
                        options.search() == Search.AUTO
                                ? List.of('"', '\'', CsvDialect.NONE)
                                : List.of('"', '\''));
    }

    private List<Character> escapes(char quote, String text) {
        if (options.escape().isPresent()) {
            return List.of(options.escape().get());
        }
        return text.contains("\\" + quote) ? List.of(quote, '\\') : List.of(quote);
    }

    private boolean mayHaveComments(String text) {
        return options.search() == Search.AUTO
                && options.dialect().comment().isEmpty()
                && (text.startsWith("#") || text.contains("\n#"));
    }
}
