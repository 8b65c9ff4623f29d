package io.tauro.connector.files.csv;

import io.tauro.connector.files.format.Compression;
import io.tauro.connector.files.format.FilePart;
import io.tauro.connector.files.format.RecentFiles;
import io.tauro.connector.files.format.TextSource;
import io.tauro.connector.files.format.TextTable;
import io.tauro.connector.files.format.TextValues;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CSV files of one table. */
final class CsvTable extends TextTable {

    private final ObjectStore store;
    private final CsvOptions options;

    /** Of the files that were read last. */
    private final Map<StoredObject, CsvBorders> borders = new RecentFiles<>();

    private volatile CsvDialect dialect;
    private volatile @Nullable Schema schema;

    CsvTable(ObjectStore store, String table, CsvOptions options) {
        super(table, "CSV", options.parts());
        this.store = store;
        this.options = options;
        this.dialect = options.dialect();
    }

    @Override
    public Schema infer(List<StoredObject> files) {
        dialect = new CsvSniffer(store, options, Optional.empty()).find(files);
        Schema inferred = inference().infer(files);
        schema = requireColumns(inferred, files, "no header and no record");
        return inferred;
    }

    @Override
    public Schema check(Schema declared, List<StoredObject> files) {
        requireTypes(declared, TextValues::canParse, "VARCHAR");
        dialect = new CsvSniffer(store, options, Optional.of(declared)).find(files);
        if (dialect.header()) {
            inference().requireColumns(declared, files);
        }
        schema = declared;
        return declared;
    }

    private CsvInference inference() {
        return new CsvInference(store, options, dialect);
    }

    @Override
    protected double estimateRows(List<StoredObject> files) {
        return inference().estimateRows(files);
    }

    @Override
    public String describe() {
        return CsvFindings.describe(options, dialect);
    }

    @Override
    protected boolean canCut(StoredObject file) {
        CsvDialect known = dialect;
        return CsvBorders.canCut(known, store.isNear())
                && known.compression().of(file.key()) == Compression.NONE;
    }

    @Override
    public BatchReader open(
            FilePart part,
            Schema columns,
            List<Predicate> filters,
            Schema inFiles,
            ReadContext context) {
        Schema all = schema;
        CsvDialect known = dialect;
        TextSource source = TextSource.whole(store, part.file(), context);
        List<String> header = null;
        if (!part.whole()) {
            try {
                CsvBorders borders = borders(part.file(), known);
                Charset encoding = borders.encoding(source.head());
                long end = part.file().size();
                long from = encoding == null ? end : borders.start(part.index(), source.head());
                if (encoding != null) {
                    end = borders.start(part.index() + 1, source.head());
                }
                if (part.index() > 0) {
                    if (encoding == null || from == end) {
                        return nothing();
                    }
                    header = known.header() ? header(source.head(), known) : null;
                    known = known.within(encoding);
                }
                source = source.range(part.index() == 0 ? 0 : from, end);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new CsvBatchReader(
                source,
                part,
                options,
                known,
                all == null ? columns : all,
                columns,
                inFiles,
                header,
                context);
    }

    private CsvBorders borders(StoredObject file, CsvDialect known) {
        synchronized (borders) {
            return borders.computeIfAbsent(
                    file, one -> new CsvBorders(options.parts(), one, known));
        }
    }

    private static List<String> header(TextSource head, CsvDialect known) {
        try (CsvRecords records = new CsvRecords(head, known)) {
            CsvRecord first = records.next();
            return first == null ? List.of() : CsvHeader.read(first, head.file());
        }
    }
}
