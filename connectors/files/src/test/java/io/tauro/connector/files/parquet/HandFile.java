package io.tauro.connector.files.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** Writes files byte by byte, for what no writer at hand writes: one column of INT32, pages V1. */
final class HandFile {

    /** How levels are written. */
    enum Levels {
        RUNS,
        PACKED
    }

    /**
     * A page.
     *
     * @param repetition a level an entry
     * @param definition a level an entry
     * @param values of the entries that have one
     */
    record Page(int[] repetition, int[] definition, int... values) {}

    private HandFile() {}

    /**
     * @param schema the elements, with the root
     * @param repetition the greatest level
     * @param definition the greatest level
     */
    static Path write(
            Path file,
            List<SchemaElement> schema,
            int repetition,
            int definition,
            Levels levels,
            long rows,
            List<Page> pages) {
        return write(file, schema, repetition, definition, levels, rows, pages, metadata -> {});
    }

    /**
     * @param change what to do to the metadata
     */
    static Path write(
            Path file,
            List<SchemaElement> schema,
            int repetition,
            int definition,
            Levels levels,
            long rows,
            List<Page> pages,
            Consumer<FileMetaData> change) {
        try {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
            int entries = 0;
            for (Page page : pages) {
                int count = Math.max(page.repetition().length, page.definition().length);
                entries += count;
                page(data, page, count, repetition, definition, levels);
            }
            ColumnMetaData column =
                    new ColumnMetaData(
                            Type.INT32,
                            List.of(Encoding.PLAIN),
                            List.of("c"),
                            CompressionCodec.UNCOMPRESSED,
                            entries,
                            data.size() - 4,
                            data.size() - 4,
                            4);
            ColumnChunk chunk = new ColumnChunk(4);
            chunk.setMeta_data(column);
            RowGroup group = new RowGroup(new ArrayList<>(List.of(chunk)), data.size(), rows);
            FileMetaData metadata =
                    new FileMetaData(1, schema, rows, new ArrayList<>(List.of(group)));
            change.accept(metadata);
            int before = data.size();
            Util.writeFileMetaData(metadata, data);
            data.writeBytes(little(data.size() - before));
            data.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
            Files.write(file, data.toByteArray());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(
            ByteArrayOutputStream data,
            Page page,
            int count,
            int repetition,
            int definition,
            Levels levels)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        levels(bytes, page.repetition(), repetition, levels);
        levels(bytes, page.definition(), definition, levels);
        for (int value : page.values()) {
            bytes.writeBytes(little(value));
        }
        Encoding written = levels == Levels.RUNS ? Encoding.RLE : Encoding.BIT_PACKED;
        PageHeader header = new PageHeader(PageType.DATA_PAGE, bytes.size(), bytes.size());
        header.setData_page_header(new DataPageHeader(count, Encoding.PLAIN, written, written));
        Util.writePageHeader(header, data);
        bytes.writeTo(data);
    }

    private static void levels(
            ByteArrayOutputStream bytes, int[] values, int greatest, Levels levels) {
        if (greatest == 0) {
            return;
        }
        int width = 32 - Integer.numberOfLeadingZeros(greatest);
        if (levels == Levels.PACKED) {
            int bits = 0;
            byte[] packed = new byte[(values.length * width + 7) / 8];
            for (int value : values) {
                for (int bit = width - 1; bit >= 0; bit--, bits++) {
                    packed[bits / 8] |= (byte) ((value >> bit & 1) << 7 - bits % 8);
                }
            }
            bytes.writeBytes(packed);
            return;
        }
        bytes.writeBytes(little(2 * values.length));
        for (int value : values) {
            bytes.write(1 << 1);
            bytes.write(value);
        }
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }
}
