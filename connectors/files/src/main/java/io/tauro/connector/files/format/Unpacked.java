package io.tauro.connector.files.format;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file without their compression. */
public final class Unpacked {

    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /**
     * The bytes of a file as they were before they were compressed.
     *
     * @param compression what {@link Compression#of(String)} says of the file
     * @throws IOException if it does not begin as it should; later reads throw {@link ZipException}
     *     or {@link java.io.EOFException} where it is damaged or cut off
     */
    public static InputStream open(InputStream bytes, Compression compression) throws IOException {
        return switch (compression) {
            case GZIP -> new GZIPInputStream(bytes, BUFFER);
            case ZSTD -> new Zstd(new ZstdInputStream(bytes));
            default -> bytes;
        };
    }

    /** The library says with an unchecked exception that bytes are damaged. */
    private static final class Zstd extends FilterInputStream {

        Zstd(ZstdInputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (MalformedInputException
                    | IndexOutOfBoundsException
                    | ArithmeticException
                    | NegativeArraySizeException e) {
                ZipException damaged = new ZipException("Damaged Zstandard data");
                damaged.initCause(e);
                throw damaged;
            } catch (IOException e) {
                if (e.getCause() != null || e instanceof java.io.EOFException) {
                    throw e;
                }
                ZipException damaged = new ZipException("Incomplete Zstandard data");
                damaged.initCause(e);
                throw damaged;
            }
        }
    }
}
