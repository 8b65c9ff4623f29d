package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.Chunk;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.data.ColumnVector;
import io.tauro.data.DictionaryVector;
import io.tauro.data.Validity;
import io.tauro.spi.ReadContext;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind.Physical;
import java.util.Arrays;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in one row group, page by page. Holds one page and the dictionary. Not
 * thread-safe.
 */
final class ColumnReader {

    /**
     * Numbers from a larger dictionary are looked up here: a batch has too few rows to gain from
     * its codes.
     */
    private static final int SMALL_DICTIONARY = 1024;

    private static final int[] NO_CODES = {};

    private final LeafColumn column;
    private final Chunk chunk;
    private final ChunkBytes bytes;
    private final ReadContext context;
    private final Materializer materializer;
    private long rowsToCome;
    private @Nullable ColumnVector dictionary;
    private byte[] unpacked = {};
    private int[] codeBuffer = NO_CODES;

    private int rowsInPage;

    /** The page as it is stored, as long as nothing of it was read; and how many rows were not. */
    private @Nullable Page unopened;

    private int passed;
    private int denseRows;
    private @Nullable LevelDecoder levels;
    private @Nullable PageValues values;
    private @Nullable RunDecoder codes;

    ColumnReader(
            LeafColumn column,
            DataType target,
            Chunk chunk,
            long rows,
            ObjectReader file,
            ReadContext context) {
        this.column = column;
        this.chunk = chunk;
        this.bytes = new ChunkBytes(file, chunk.start(), chunk.length(), context);
        this.context = context;
        this.rowsToCome = rows;
        this.materializer = new Materializer(column.kind(), target);
    }

    /**
     * Of so many rows, how many can be read at once: 1 at least, and no more than are left in a
     * page.
     */
    int readable(int wanted) {
        while (rowsInPage == 0) {
            nextPage();
        }
        int rows = Math.min(wanted, rowsInPage);
        return values == null ? rows : values.readable(rows);
    }

    /** The next rows, as many as {@link #readable} allows. */
    ColumnVector read(int rows) {
        return read(rows, SMALL_DICTIONARY);
    }

    /**
     * The next rows for whoever looks at them before anything else is read, and at each entry of a
     * dictionary once. What goes further has to pass {@link #kept} or {@link #keptSelected}.
     */
    ColumnVector readForNow(int rows) {
        if (codes == null || dictionary == null || dictionary.size() == 0) {
            return read(rows, SMALL_DICTIONARY);
        }
        rowsInPage -= rows;
        long[] validity = validity(rows);
        int dense = denseRows;
        int[] positions = codeBuffer(rows);
        readCodes(positions, dense, codes, dictionary);
        Spread.ints(positions, validity, rows, dense);
        return new DictionaryVector(dictionary, positions, validity, rows);
    }

    /** What {@link #readForNow} gave, as {@link #read} gives it. */
    ColumnVector kept(ColumnVector read) {
        if (!(read instanceof DictionaryVector coded) || coded.codes() != codeBuffer) {
            return read;
        }
        int[] positions = Arrays.copyOf(coded.codes(), coded.size());
        return fromDictionary(
                coded.dictionary(), positions, coded.size(), coded.validity(), SMALL_DICTIONARY);
    }

    /** Some rows of what {@link #readForNow} gave, one behind the other. */
    ColumnVector keptSelected(ColumnVector read, int[] positions, int count) {
        ColumnVector selected = Gather.selected(read, positions, count);
        return selected instanceof DictionaryVector coded && coded.dictionary() == dictionary
                ? fromDictionary(
                        coded.dictionary(),
                        coded.codes(),
                        count,
                        coded.validity(),
                        SMALL_DICTIONARY)
                : selected;
    }

    private int[] codeBuffer(int rows) {
        if (codeBuffer.length < rows) {
            codeBuffer = new int[rows];
        }
        return codeBuffer;
    }

    /** Whether its values are of a few bytes each, so that many can be read at once. */
    boolean isNarrow() {
        open();
        return codes != null || values instanceof PlainValues plain && plain.isFixed();
    }

    private ColumnVector read(int rows, int keptDictionary) {
        open();
        rowsInPage -= rows;
        long[] validity = validity(rows);
        int dense = denseRows;
        if (codes != null && dictionary != null) {
            int[] positions = new int[rows];
            readCodes(positions, dense, codes, dictionary);
            Spread.ints(positions, validity, rows, dense);
            return fromDictionary(dictionary, positions, rows, validity, keptDictionary);
        }
        return materializer.read(pageValues(), rows, dense, validity);
    }

    /** Passes over rows, as many as {@link #readable} allows. */
    void skip(int rows) {
        rowsInPage -= rows;
        if (unopened == null) {
            pass(rows);
        } else {
            passed += rows;
            if (rowsInPage == 0) {
                bytes.skip(unopened.waiting());
                unopened = null;
            }
        }
    }

    /** Unpacks the page, if nobody wanted anything of it before. */
    private void open() {
        Page page = unopened;
        if (page == null) {
            return;
        }
        unopened = null;
        page.check();
        int rows = rowsInPage + passed;
        if (page.header().getType() == PageType.DATA_PAGE) {
            dataPage(page, page.header().getData_page_header(), rows);
        } else {
            dataPageV2(page, page.header().getData_page_header_v2());
        }
        if (passed > 0) {
            // At most so many at once as any encoding delivers.
            int left = passed;
            while (left > 0) {
                int some = values == null ? left : values.readable(left);
                pass(some);
                left -= some;
            }
        }
    }

    private void pass(int rows) {
        validity(rows);
        int dense = denseRows;
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

    /**
     * Of the next rows those at some positions, one behind the other.
     *
     * @param positions increasing
     * @param count how many of the positions count
     */
    ColumnVector readSelected(int rows, int[] positions, int count) {
        open();
        boolean plain = values instanceof PlainValues page && (page.isFixed() || isBytes());
        if (codes == null && !plain) {
            return Gather.selected(read(rows), positions, count);
        }
        rowsInPage -= rows;
        long[] validity = validity(rows);
        if (validity != null) {
            return Gather.selected(nullable(rows, validity), positions, count);
        }
        if (codes != null && dictionary != null) {
            int[] all = codeBuffer(rows);
            readCodes(all, rows, codes, dictionary);
            int[] selected = new int[count];
            for (int i = 0; i < count; i++) {
                selected[i] = all[positions[i]];
            }
            return fromDictionary(dictionary, selected, count, null, SMALL_DICTIONARY);
        }
        PlainValues page = (PlainValues) pageValues();
        PageValues picked =
                page.isFixed()
                        ? page.pick(positions, count, rows)
                        : page.pickBytes(positions, count, rows);
        return materializer.read(picked, count, count, null);
    }

    /** All rows of a batch whose levels were read. */
    private ColumnVector nullable(int rows, long[] validity) {
        int dense = denseRows;
        if (codes != null && dictionary != null) {
            int[] positions = new int[rows];
            readCodes(positions, dense, codes, dictionary);
            Spread.ints(positions, validity, rows, dense);
            return fromDictionary(dictionary, positions, rows, validity, Integer.MAX_VALUE);
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

    private static void readCodes(
            int[] into, int count, RunDecoder codes, ColumnVector dictionary) {
        codes.read(into, count);
        int last = dictionary.size() - 1;
        int outside = 0;
        for (int i = 0; i < count; i++) {
            outside |= into[i] | last - into[i];
        }
        if (outside < 0) {
            throw new MalformedData("a code that is not in the dictionary");
        }
    }

    private static ColumnVector fromDictionary(
            ColumnVector dictionary,
            int[] positions,
            int rows,
            long @Nullable [] validity,
            int keptDictionary) {
        int size = dictionary.size();
        if (size == 0) {
            // All rows are null: a vector of nulls needs an entry to point at.
            return Gather.nulls(dictionary.type(), rows);
        }
        boolean numbers = dictionary.type().physical() != Physical.BYTES;
        return numbers && size > keptDictionary
                ? Gather.rows(dictionary, positions, rows, validity)
                : new DictionaryVector(dictionary, positions, validity, rows);
    }

    private void nextPage() {
        if (bytes.left() == 0) {
            throw new MalformedData("fewer rows than its row group");
        }
        Page page = Page.read(bytes, chunk.codec());
        PageHeader header = page.header();
        switch (header.getType()) {
            case DICTIONARY_PAGE -> dictionary(page, header.getDictionary_page_header());
            case DATA_PAGE -> {
                DataPageHeader data = header.getData_page_header();
                if (data == null) {
                    throw new MalformedData("a page without a header");
                }
                beginPage(page, data.getNum_values(), data.getEncoding());
            }
            case DATA_PAGE_V2 -> {
                DataPageHeaderV2 data = header.getData_page_header_v2();
                if (data == null || data.getNum_rows() != data.getNum_values()) {
                    throw new MalformedData("a page without a header that fits");
                }
                beginPage(page, data.getNum_values(), data.getEncoding());
            }
            default -> {}
        }
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
        ByteSlice data = unpack(page.data(), page.header().getUncompressed_page_size());
        int count = header.getNum_values();
        int least = Math.max(1, width() == 0 ? 4 : width());
        if (count < 0 || (long) count * least > data.length()) {
            throw new MalformedData("a dictionary that ends early");
        }
        dictionary =
                materializer.read(
                        new PlainValues(data.data(), data.start(), data.end(), width()),
                        count,
                        count,
                        null);
    }

    /** The bytes: valid until the next page is read. */
    private ByteSlice unpack(ByteSlice packed, int size) {
        return Codecs.unpack(chunk.codec(), packed, size, this::room);
    }

    private void giveBack() {
        byte[] lent = unpacked;
        unpacked = new byte[0];
        if (lent.length > 0) {
            context.giveBack(lent);
        }
    }

    private byte[] room(int size) {
        if (size > unpacked.length) {
            giveBack();
            unpacked = context.borrow(size);
        }
        return unpacked;
    }

    /** Gives its buffers back; nothing can be read any more. */
    void close() {
        bytes.close();
        giveBack();
        levels = null;
        values = null;
        codes = null;
        unopened = null;
        rowsInPage = 0;
        rowsToCome = 0;
    }

    /** Bytes a value; 0 where each value has a length of its own. */
    private int width() {
        return switch (column.kind().physical()) {
            case BOOLEAN, BYTE_ARRAY -> 0;
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case INT96, FIXED_LEN_BYTE_ARRAY -> column.kind().length();
        };
    }

    private void beginPage(Page page, long rows, Encoding encoding) {
        if (rows < 0 || rows > rowsToCome) {
            throw new MalformedData("more rows than its row group");
        }
        rowsToCome -= rows;
        rowsInPage = (int) rows;
        levels = null;
        values = null;
        codes = null;
        passed = 0;
        unopened = rows == 0 ? null : page;
        if (rows == 0) {
            bytes.skip(page.waiting());
        }
        if (encoding == Encoding.DELTA_BYTE_ARRAY) {
            // How many rows can be read at once depends on the values.
            open();
        }
    }

    private void dataPage(Page page, DataPageHeader header, int rows) {
        int size = page.header().getUncompressed_page_size();
        ByteSlice data =
                page.waiting() > 0
                        ? Codecs.unpackSnappy(bytes, page.waiting(), size, this::room)
                        : unpack(page.data(), size);
        int start = 0;
        if (column.optional()) {
            if (header.getDefinition_level_encoding() == Encoding.BIT_PACKED) {
                levels = new PackedLevels(data.data(), data.start());
                start = rows + 7 >>> 3;
            } else {
                int length = data.length() < 4 ? -1 : Bits.intAt(data.data(), data.start());
                if (length < 0 || length > data.length() - 4) {
                    throw new MalformedData("levels that are longer than their page");
                }
                int first = data.start() + 4;
                levels = new RunDecoder(data.data(), first, first + length, 1);
                start = 4 + length;
            }
        }
        beginValues(data, start, header.getEncoding());
    }

    private void dataPageV2(Page page, DataPageHeaderV2 header) {
        long repetition = header.getRepetition_levels_byte_length();
        long definition = header.getDefinition_levels_byte_length();
        long levelBytes = repetition + definition;
        int size = page.header().getUncompressed_page_size();
        if (repetition < 0
                || definition < 0
                || levelBytes > page.data().length()
                || levelBytes > size) {
            throw new MalformedData("levels that are longer than their page");
        }
        if (column.optional()) {
            int first = page.data().start();
            levels =
                    new RunDecoder(
                            page.data().data(),
                            first + (int) repetition,
                            first + (int) levelBytes,
                            1);
        }
        ByteSlice packed = page.data().from((int) levelBytes);
        ByteSlice data =
                header.isIs_compressed() ? unpack(packed, size - (int) levelBytes) : packed;
        beginValues(data, 0, header.getEncoding());
    }

    private void beginValues(ByteSlice page, int skipped, Encoding encoding) {
        if (skipped > page.length()) {
            throw new MalformedData("levels that are longer than their page");
        }
        byte[] data = page.data();
        int start = page.start() + skipped;
        int end = page.end();
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (dictionary == null) {
                    throw new MalformedData("codes without a dictionary");
                }
                // A page of nulls only may have no byte here.
                int width = start < end ? data[start] & 0xFF : 0;
                codes = new RunDecoder(data, Math.min(start + 1, end), end, width);
            }
            default -> values = beginPlain(data, start, end, encoding);
        }
    }

    private PageValues beginPlain(byte[] data, int start, int end, Encoding encoding) {
        if (start == end) {
            return new PlainValues(data, start, end, Math.max(width(), 0));
        }
        boolean bytesOfAnyLength = column.kind().physical() == Type.BYTE_ARRAY;
        boolean fixedBytes = column.kind().physical() == Type.FIXED_LEN_BYTE_ARRAY;
        boolean fits =
                switch (encoding) {
                    case PLAIN -> true;
                    case RLE -> column.kind().physical() == Type.BOOLEAN;
                    case DELTA_BINARY_PACKED ->
                            column.kind().physical() == Type.INT32
                                    || column.kind().physical() == Type.INT64;
                    case DELTA_LENGTH_BYTE_ARRAY -> bytesOfAnyLength;
                    case DELTA_BYTE_ARRAY -> bytesOfAnyLength || fixedBytes;
                    case BYTE_STREAM_SPLIT -> width() > 0;
                    default -> false;
                };
        if (!fits) {
            throw new MalformedData("an encoding (" + encoding + ") that does not fit its type");
        }
        return switch (encoding) {
            case PLAIN -> new PlainValues(data, start, end, width());
            case RLE -> new RunBooleans(data, start, end);
            case DELTA_BINARY_PACKED -> new DeltaValues(data, start, end);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthValues(data, start, end);
            case DELTA_BYTE_ARRAY ->
                    fixedBytes
                            ? new FixedLength(new DeltaBytesValues(data, start, end), width())
                            : new DeltaBytesValues(data, start, end);
            default -> new SplitValues(data, start, end, width());
        };
    }
}
