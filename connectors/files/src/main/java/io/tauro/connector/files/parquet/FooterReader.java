package io.tauro.connector.files.parquet;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.InvalidParquetMetadataException;
import org.apache.parquet.format.Util;

/** Reads the footer of a file: in one go where it is not very long. */
final class FooterReader {

    private static final int TAIL = 64 << 10;
    private static final int MAX_FOOTER = 64 << 20;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC_ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

    private FooterReader() {}

    static Footer read(ObjectStore store, StoredObject file) {
        try (ObjectReader reader = store.open(file)) {
            return read(reader, file);
        } catch (MalformedData
                | IOException
                | InvalidParquetMetadataException
                | IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException e) {
            String what =
                    e instanceof MalformedData
                            ? "its footer has " + e.getMessage()
                            : "its footer cannot be read";
            throw FileErrors.corrupt(file.key(), what, e);
        }
    }

    private static Footer read(ObjectReader reader, StoredObject file) throws IOException {
        long size = reader.size();
        if (size < 12) {
            throw FileErrors.corrupt(file.key(), "it is too short for Parquet", null);
        }
        byte[] tail = reader.read(size - Math.min(size, TAIL), (int) Math.min(size, TAIL));
        byte[] magic = Arrays.copyOfRange(tail, tail.length - 4, tail.length);
        if (Arrays.equals(magic, MAGIC_ENCRYPTED)) {
            throw new TauroException(
                    ErrorCode.NOT_SUPPORTED,
                    "File '"
                            + file.key()
                            + "' is encrypted Parquet, which is not read. Decrypt it.",
                    Map.of("file", file.key()),
                    null);
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw FileErrors.corrupt(file.key(), "it does not end like Parquet", null);
        }
        int length = Bits.intAt(tail, tail.length - 8);
        if (length <= 0 || length > size - 12 || length > MAX_FOOTER) {
            throw FileErrors.corrupt(file.key(), "its footer has an impossible length", null);
        }
        byte[] footer =
                length <= tail.length - 8
                        ? Arrays.copyOfRange(tail, tail.length - 8 - length, tail.length - 8)
                        : reader.read(size - 8 - length, length);
        if (ThriftWalk.end(footer, 0, footer.length) < 0) {
            throw FileErrors.corrupt(file.key(), "its footer is incomplete", null);
        }
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
        return new FooterModel(metadata, size - 8 - length).build(length);
    }
}
