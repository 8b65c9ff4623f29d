package io.tauro.internal.spill;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.tauro.type.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of compressed blocks. It has no name on disk where the system permits that, and is gone
 * when it is closed, also if the process dies. Thread-safe.
 */
public final class SpillFile implements AutoCloseable {

    /** Where a block is, and what it must be. */
    record Block(long number, long position, int storedBytes, int rawBytes, int checksum) {}

    private final QuerySpill query;
    private final String holder;
    private final Path directory;
    private final FileChannel channel;
    private final SpillCounter counter;
    private final @Nullable BlockCipher cipher;
    private final Lz4Compressor compressor = new Lz4Compressor();
    private byte[] compressed = {};
    private long blocks;
    private long size;
    private boolean closed;

    SpillFile(
            QuerySpill query,
            String holder,
            Path directory,
            FileChannel channel,
            boolean encrypted,
            SpillCounter counter) {
        this.query = query;
        this.holder = holder;
        this.directory = directory;
        this.channel = channel;
        this.counter = counter;
        this.cipher = encrypted ? new BlockCipher() : null;
    }

    /** Begins a run of rows of these types. Several may be written at once. */
    public RowRunWriter write(List<DataType> types) {
        return new RowRunWriter(this, types, query.blockBytes());
    }

    /** The bytes that it takes on disk. */
    public synchronized long size() {
        return size;
    }

    synchronized Block append(byte[] raw, int length) {
        if (closed) {
            throw new IllegalStateException("The file has been closed");
        }
        long number = blocks++; // also if it fails below: no two blocks are enciphered by one nonce
        int most = compressor.maxCompressedLength(length);
        if (compressed.length < most) {
            compressed = new byte[most];
        }
        int stored = compressor.compress(raw, 0, length, compressed, 0, compressed.length);
        byte[] bytes = compressed;
        if (cipher != null) {
            bytes = cipher.encrypt(number, compressed, stored);
            stored = bytes.length;
        }
        query.take(stored, holder);
        long position = size;
        size += stored;
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, stored);
            for (long at = position; buffer.hasRemaining(); ) {
                at += channel.write(buffer, at);
            }
        } catch (IOException e) {
            throw SpillErrors.failed(holder, directory, e);
        }
        counter.written(stored);
        return new Block(number, position, stored, length, checksum(bytes, stored));
    }

    byte[] read(Block block) {
        byte[] stored = new byte[block.storedBytes()];
        try {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            for (long at = block.position(); buffer.hasRemaining(); ) {
                int count = channel.read(buffer, at);
                if (count < 0) {
                    throw SpillErrors.damaged(holder, directory);
                }
                at += count;
            }
        } catch (IOException e) {
            throw SpillErrors.failed(holder, directory, e);
        }
        if (checksum(stored, stored.length) != block.checksum()) {
            throw SpillErrors.damaged(holder, directory);
        }
        return uncompressed(block, stored);
    }

    private byte[] uncompressed(Block block, byte[] stored) {
        try {
            byte[] plain =
                    cipher == null ? stored : cipher.decrypt(block.number(), stored, stored.length);
            byte[] raw = new byte[block.rawBytes()];
            int length =
                    new Lz4Decompressor().decompress(plain, 0, plain.length, raw, 0, raw.length);
            if (length != raw.length) {
                throw SpillErrors.damaged(holder, directory);
            }
            return raw;
        } catch (GeneralSecurityException | MalformedInputException e) {
            throw SpillErrors.failed(holder, directory, e);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** Gives the room on disk back. Idempotent; never throws. */
    @Override
    public void close() {
        long bytes;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            bytes = size;
            compressed = new byte[0];
        }
        try {
            channel.close();
        } catch (IOException e) {
            // It has no name any more, so the system takes it back with the process at the latest.
        }
        query.closed(this, bytes);
    }
}
