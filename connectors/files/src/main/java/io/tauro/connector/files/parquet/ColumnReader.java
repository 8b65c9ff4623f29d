package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.spi.ReadContext;
import io.tauro.type.DataType;
import java.util.Arrays;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in one row group, page by page. Holds one page and the dictionary. Not
 * thread-safe.
 */
final class ColumnReader implements FieldReader {

    /**
     * Numbers from a larger dictionary are looked up here: a batch has too few rows to gain from
     * its codes.
     */
    private static final int SMALL_DICTIONARY = 1024;

    private static final int PASSED_AT_ONCE = 1 << 14;

    private static final int[] NO_CODES = {};

    private final LeafColumn column;
    private final Chunk chunk;
    private final ChunkBytes bytes;
    private final PageUnpacking unpacking;
    private final Materializer materializer;
    private final Encodings encodings;
    private final long rows;
    private final @Nullable PageLocations locations;
    private long rowsToCome;
    private @Nullable ColumnVector dictionary;

    /** Where in the file the last page that was begun ends. */
    private long pageEnd;

    private int[] codeBuffer = NO_CODES;

    private int rowsInPage;

    /** The page as it is stored, as long as nothing of it was read; and how many rows were not. */
    private @Nullable Page unopened;

    private int passed;
    private int denseRows;
    private @Nullable LevelDecoder levels;
    private @Nullable LevelDecoder repetitions;

    /** Which data page is at hand, where their locations are known. */
    private int page = -1;

    /** How many records the page has, which then begin and end with it; -1 if that is not known. */
    private int records;

    private @Nullable PageValues values;
    private @Nullable RunDecoder codes;

    ColumnReader(
            LeafColumn column,
            DataType target,
            Chunk chunk,
            long rows,
            @Nullable PageLocations locations,
            ObjectReader file,
            ReadContext context) {
        this.column = column;
        this.rows = rows;
        this.locations = locations;
        this.chunk = chunk;
        this.bytes = new ChunkBytes(file, chunk.start(), chunk.length(), context);
        this.pageEnd = chunk.start();
        this.rowsToCome = rows;
        this.encodings = new Encodings(column);
        this.unpacking = new PageUnpacking(bytes, encodings, context);
        this.materializer = new Materializer(column.kind(), target);
    }

    /**
     * Of so many rows, how many can be read at once: 1 at least, and no more than are left in a
     * page.
     */
    @Override
    public int readable(int wanted) {
        while (rowsInPage == 0) {
            nextPage();
        }
        int rows = Math.min(wanted, rowsInPage);
        return values == null ? rows : values.readable(rows);
    }

    /** The next rows, as many as {@link #readable} allows. */
    @Override
    public ColumnVector read(int rows) {
        return read(rows, SMALL_DICTIONARY);
    }

    /**
     * The next rows for whoever looks at them before anything else is read, and at each entry of a
     * dictionary once. What goes further has to pass {@link #kept} or {@link #keptSelected}.
     */
    @Override
    public ColumnVector readForNow(int rows) {
        if (codes == null || dictionary == null || dictionary.size() == 0) {
            return read(rows, SMALL_DICTIONARY);
        }
        rowsInPage -= rows;
        long[] validity = validity(rows);
        int dense = denseRows;
        int[] positions = codeBuffer(rows);
        DictionaryCodes.read(positions, dense, codes, dictionary);
        Spread.ints(positions, validity, rows, dense);
        return new DictionaryVector(dictionary, positions, validity, rows);
    }

    /** What {@link #readForNow} gave, as {@link #read} gives it. */
    @Override
    public ColumnVector kept(ColumnVector read) {
        if (!(read instanceof DictionaryVector coded) || coded.codes() != codeBuffer) {
            return read;
        }
        int[] positions = Arrays.copyOf(coded.codes(), coded.size());
        return DictionaryCodes.vector(
                coded.dictionary(), positions, coded.size(), coded.validity(), SMALL_DICTIONARY);
    }

    /** Some rows of what {@link #readForNow} gave, one behind the other. */
    @Override
    public ColumnVector keptSelected(ColumnVector read, Picks picks) {
        if (!(read instanceof DictionaryVector coded) || coded.dictionary() != dictionary) {
            return Gather.selected(read, picks);
        }
        return entries(
                coded.dictionary(), coded.codes(), picks, Gather.validity(coded.validity(), picks));
    }

    /** The entries of the codes that are picked; in place, where the codes are not kept. */
    private ColumnVector entries(
            ColumnVector dictionary, int[] codes, Picks picks, long @Nullable [] validity) {
        int count = picks.count();
        int[] selected = looksUp(dictionary, SMALL_DICTIONARY) ? codeBuffer(count) : new int[count];
        picks.take(codes, selected);
        return DictionaryCodes.vector(dictionary, selected, count, validity, SMALL_DICTIONARY);
    }

    private static boolean looksUp(ColumnVector dictionary, int keptDictionary) {
        return dictionary.size() > keptDictionary && Gather.copies(dictionary);
    }

    private int[] codeBuffer(int rows) {
        if (codeBuffer.length < rows) {
            codeBuffer = new int[rows];
        }
        return codeBuffer;
    }

    /** Whether its values are of a few bytes each, so that many can be read at once. */
    @Override
    public boolean isNarrow() {
        open();
        return codes != null || values instanceof PlainValues plain && plain.isFixed();
    }

    private ColumnVector read(int rows, int keptDictionary) {
        open();
        rowsInPage -= rows;
        long[] validity = validity(rows);
        return values(rows, denseRows, validity, keptDictionary);
    }

    private ColumnVector values(
            int rows, int dense, long @Nullable [] validity, int keptDictionary) {
        if (codes != null && dictionary != null) {
            int[] positions =
                    looksUp(dictionary, keptDictionary) ? codeBuffer(rows) : new int[rows];
            DictionaryCodes.read(positions, dense, codes, dictionary);
            Spread.ints(positions, validity, rows, dense);
            return DictionaryCodes.vector(dictionary, positions, rows, validity, keptDictionary);
        }
        return materializer.read(pageValues(), rows, dense, validity);
    }

    /** Passes over rows, as many as {@link #readable} allows. */
    @Override
    public void skip(int rows) {
        rowsInPage -= rows;
        if (unopened == null) {
            pass(rows);
        } else {
            passed += rows;
            unopened = rowsInPage == 0 ? null : unopened;
        }
    }

    /** Unpacks the page, if nobody wanted anything of it before. */
    private void open() {
        Page stored = unopened;
        if (stored == null) {
            return;
        }
        unopened = null;
        stored.check();
        int entries = rowsInPage + passed;
        PageContents contents =
                PageContents.of(stored, column, entries, chunk.codec(), unpacking, bytes);
        repetitions = contents.repetitions();
        levels = contents.levels();
        beginValues(contents.values(), contents.encoding());
        if (passed > 0) {
            // At most so many at once as any encoding delivers, which may have to read them.
            int left = passed;
            while (left > 0) {
                int some = values == null ? left : values.readable(Math.min(left, PASSED_AT_ONCE));
                pass(some);
                left -= some;
            }
        }
    }

    @Override
    public void pass(long count) {
        long left = count;
        if (locations != null && left > rowsInPage) {
            long row = rows - rowsToCome - rowsInPage + count;
            int target = locations.pageOf(row);
            goTo(target);
            rowsToCome = rows - locations.firstRow(target);
            left = row - locations.firstRow(target);
        }
        while (left > 0) {
            int some = readable((int) Math.min(left, PASSED_AT_ONCE));
            skip(some);
            left -= some;
        }
    }

    /** The dictionary, if all values are in it; to be asked for before anything is read. */
    @Override
    public @Nullable ColumnVector dictionary() {
        if (!chunk.indexes().coded()) {
            return null;
        }
        if (dictionary == null && pageEnd == chunk.start()) {
            nextPage();
        }
        return dictionary;
    }

    @Override
    public boolean mayHaveNulls() {
        return column.optional() && chunk.nulls() != 0;
    }

    /** Leaves the page at hand; the next one to be read is another. */
    private void goTo(int target) {
        if (locations == null) {
            return;
        }
        rowsInPage = 0;
        unopened = null;
        if (pageEnd == chunk.start() && locations.offset(0) > chunk.start()) {
            nextPage();
            rowsInPage = 0;
            unopened = null;
        }
        page = target - 1;
        pageEnd = locations.offset(target);
    }

    private void pass(int rows) {
        validity(rows);
        passValues(denseRows);
    }

    private void passValues(int dense) {
        if (codes != null) {
            codes.skip(dense);
        } else if (pageValues() instanceof PlainValues plain && plain.isFixed()) {
            plain.skip(dense);
        } else if (values instanceof PlainValues plain && isBytes()) {
            plain.skipBytes(dense);
        } else {
            materializer.read(pageValues(), dense, dense, null);
        }
    }

    /** Of the next rows those that are picked, one behind the other. */
    @Override
    public ColumnVector readSelected(int rows, Picks picks) {
        open();
        boolean plain = values instanceof PlainValues page && (page.isFixed() || isBytes());
        if (codes == null && !plain) {
            return Gather.selected(read(rows), picks);
        }
        rowsInPage -= rows;
        return picked(rows, validity(rows), picks);
    }

    private ColumnVector picked(int rows, long @Nullable [] validity, Picks picks) {
        if (validity != null) {
            return Gather.selected(nullable(rows, validity), picks);
        }
        if (codes != null && dictionary != null) {
            int[] all = codeBuffer(rows);
            DictionaryCodes.read(all, rows, codes, dictionary);
            return entries(dictionary, all, picks, null);
        }
        PlainValues page = (PlainValues) pageValues();
        PageValues picked = page.isFixed() ? page.pick(picks, rows) : page.pickBytes(picks, rows);
        return materializer.read(picked, picks.count(), picks.count(), null);
    }

    /** All rows of a batch whose levels were read. */
    private ColumnVector nullable(int rows, long[] validity) {
        int dense = denseRows;
        if (codes != null && dictionary != null) {
            int[] positions = new int[rows];
            DictionaryCodes.read(positions, dense, codes, dictionary);
            Spread.ints(positions, validity, rows, dense);
            return DictionaryCodes.vector(dictionary, positions, rows, validity, Integer.MAX_VALUE);
        }
        return materializer.read(pageValues(), rows, dense, validity);
    }

    private boolean isBytes() {
        return column.kind().physical() == Type.BYTE_ARRAY;
    }

    /** Which of the next rows have a value, null for all; {@link #denseRows} is how many. */
    private long @Nullable [] validity(int rows) {
        denseRows = rows;
        if (levels == null || levels.passValid(rows)) {
            return null;
        }
        long[] validity = Validity.allNull(rows);
        denseRows = levels.read(validity, rows);
        return denseRows == rows ? null : validity;
    }

    private PageValues pageValues() {
        if (values == null) {
            throw new MalformedData("a page without values");
        }
        return values;
    }

    /** Of a part of a nested column: how many entries of the page, null or not, are to come. */
    int entriesInPage() {
        return rowsInPage;
    }

    /** Whether there are entries behind those of the page. */
    boolean hasMorePages() {
        return locations == null ? rowsToCome > 0 : page + 1 < locations.count();
    }

    /** The page that has a record behind those of the page at hand; null if it is not known. */
    @Nullable PageLocations locations() {
        return locations;
    }

    /** Goes to the records of another page, of a part of a nested column. */
    void goToPage(int target) {
        goTo(target);
        rowsToCome = Long.MAX_VALUE;
    }

    /** Goes to the next page that has entries. */
    void nextEntries() {
        do {
            nextPage();
        } while (rowsInPage == 0);
    }

    /**
     * How many records begin and end with the page, of which nothing was read; -1 if that is not
     * known.
     */
    int recordsInPage() {
        return unopened == null ? -1 : records;
    }

    /** Whether the record that the page ends with has no entries in the next page. */
    boolean endsWithRecord() {
        return records >= 0 || !hasMorePages();
    }

    /** Passes over what is left of a page of which nothing was read. */
    void passPage() {
        unopened = null;
        rowsInPage = 0;
    }

    /** The levels of the next entries of the page; where there can be none, nothing is written. */
    void levels(int[] repetition, int[] definition, int count) {
        open();
        rowsInPage -= count;
        if (repetitions != null) {
            repetitions.read(repetition, count);
        }
        if (levels != null) {
            levels.read(definition, count);
        }
    }

    /**
     * The next values of the page, of entries whose levels were read.
     *
     * @param rows how many rows to deliver
     * @param dense how many of them have a value
     * @param validity which ones; null for all
     */
    ColumnVector entries(int rows, int dense, long @Nullable [] validity) {
        return values(rows, dense, validity, SMALL_DICTIONARY);
    }

    /** The same, of which only some rows are wanted, one behind the other. */
    ColumnVector pickedEntries(int rows, int dense, long @Nullable [] validity, Picks picks) {
        boolean plain = values instanceof PlainValues page && (page.isFixed() || isBytes());
        denseRows = dense;
        return codes == null && !plain
                ? Gather.selected(entries(rows, dense, validity), picks)
                : picked(rows, validity, picks);
    }

    /** Passes over values of entries whose levels were read. */
    void passEntries(int dense) {
        passValues(dense);
    }

    private void nextPage() {
        unpacking.leave();
        bytes.seek(pageEnd);
        if (bytes.left() == 0) {
            throw new MalformedData("fewer rows than its row group");
        }
        Page found = Page.read(bytes, chunk.codec());
        pageEnd = found.end();
        PageHeader header = found.header();
        switch (header.getType()) {
            case DICTIONARY_PAGE -> dictionary(found, header.getDictionary_page_header());
            case DATA_PAGE -> {
                DataPageHeader data = header.getData_page_header();
                if (data == null) {
                    throw new MalformedData("a page without a header");
                }
                beginPage(found, data.getNum_values(), data.getEncoding());
                records = column.repetition() > 0 ? locatedRecords() : data.getNum_values();
            }
            case DATA_PAGE_V2 -> {
                DataPageHeaderV2 data = header.getData_page_header_v2();
                if (data == null || !fits(data)) {
                    throw new MalformedData("a page without a header that fits");
                }
                beginPage(found, data.getNum_values(), data.getEncoding());
                records = data.getNum_rows();
            }
            default -> {}
        }
        if (locations != null && page >= 0 && rowsInPage > 0) {
            checkPlace(locations);
        }
    }

    /** With an index of pages, all of them begin with a record. */
    private int locatedRecords() {
        return locations != null && page < locations.count() ? (int) locations.rows(page) : -1;
    }

    private void checkPlace(PageLocations known) {
        boolean fits =
                page < known.count()
                        && known.rows(page) == records
                        && (column.repetition() > 0
                                || rowsToCome > rows
                                || known.firstRow(page) == rows - rowsToCome - rowsInPage);
        if (!fits) {
            throw new MalformedData("a page index that is not that of its pages");
        }
    }

    private boolean fits(DataPageHeaderV2 data) {
        return column.repetition() > 0
                ? data.getNum_rows() >= 0 && data.getNum_rows() <= data.getNum_values()
                : data.getNum_rows() == data.getNum_values();
    }

    private void dictionary(Page page, @Nullable DictionaryPageHeader header) {
        if (header == null || dictionary != null || rowsInPage > 0) {
            throw new MalformedData("a dictionary at a wrong place");
        }
        page.check();
        Encoding encoding = header.getEncoding();
        if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY
                || column.kind().physical() == Type.BOOLEAN) {
            throw new MalformedData("a dictionary of an unknown encoding");
        }
        ByteSlice data =
                unpacking.whole(
                        chunk.codec(), page.data(), page.header().getUncompressed_page_size());
        int count = header.getNum_values();
        int least = Math.max(1, encodings.width() == 0 ? 4 : encodings.width());
        if (count < 0 || (long) count * least > data.length()) {
            throw new MalformedData("a dictionary that ends early");
        }
        dictionary =
                materializer.read(
                        new PlainValues(data.data(), data.start(), data.end(), encodings.width()),
                        count,
                        count,
                        null);
    }

    /** Gives its buffers back; nothing can be read any more. */
    @Override
    public void close() {
        bytes.close();
        unpacking.close();
        levels = null;
        repetitions = null;
        values = null;
        codes = null;
        unopened = null;
        rowsInPage = 0;
        rowsToCome = 0;
    }

    private void beginPage(Page begun, long rows, Encoding encoding) {
        if (rows < 0 || rows > rowsToCome) {
            throw new MalformedData("more rows than its row group");
        }
        page++;
        rowsToCome -= rows;
        rowsInPage = (int) rows;
        levels = null;
        repetitions = null;
        records = -1;
        values = null;
        codes = null;
        passed = 0;
        unopened = rows == 0 ? null : begun;
        if (encoding == Encoding.DELTA_BYTE_ARRAY) {
            // How many rows can be read at once depends on the values.
            open();
        }
    }

    private void beginValues(PageBytes page, Encoding encoding) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (dictionary == null) {
                    throw new MalformedData("codes without a dictionary");
                }
                // A page of nulls only may have no byte here.
                int width = 0;
                if (page.left() > 0) {
                    ByteSlice first = page.take(1);
                    width = first.data()[first.start()] & 0xFF;
                }
                codes =
                        new RunDecoder(
                                page.data(), page.start(), page.limit(), width, page.window());
            }
            default -> values = encodings.values(page, encoding);
        }
    }
}
