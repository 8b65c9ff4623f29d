package io.tauro.connector.files.format;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file without the compression that the end of its name tells: .gz or .zst. */
public final class Unpacked {

    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /** Whether a file of this name is compressed. */
    public static boolean isPacked(String key) {
        return ends(key, ".gz") || ends(key, ".zst");
    }

    /** What the compression of a compressed file is called. */
    public static String method(String key) {
        return ends(key, ".zst") ? "Zstandard" : "gzip";
    }

    /**
     * The bytes of a file as they were before they were compressed.
     *
     * @throws IOException if it does not begin as its name promises; later reads throw {@link
     *     ZipException} or {@link java.io.EOFException} where it is damaged or cut off
     */
    public static InputStream open(InputStream bytes, String key) throws IOException {
        if (ends(key, ".gz")) {
            return new GZIPInputStream(bytes, BUFFER);
        }
        return ends(key, ".zst") ? new Zstd(new ZstdInputStream(bytes)) : bytes;
    }

    private static boolean ends(String key, String extension) {
        return key.toLowerCase(Locale.ROOT).endsWith(extension);
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
