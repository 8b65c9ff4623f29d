package io.tauro.security.mask;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A key of the host's, used for one purpose: a message begins with what it is for, so that nothing
 * that one mask shows is a key of another. Immutable.
 */
final class ColumnKey {

    private static final byte SEPARATOR = 0x1F;

    private final MaskKeys keys;
    private final String name;
    private final byte[] prefix;

    private ColumnKey(MaskKeys keys, String name, byte[] prefix) {
        this.keys = keys;
        this.name = name;
        this.prefix = prefix;
        // A key that is not there refuses the policy, not the query.
        hmac(new byte[0]);
    }

    /** For hashes that are equal in all columns of a domain. */
    static ColumnKey ofDomain(MaskKeys keys, String name, String domain) {
        return new ColumnKey(keys, name, domain.getBytes(StandardCharsets.UTF_8));
    }

    /** For hashes that no other column has. The lengths begin with a zero, as no domain does. */
    static ColumnKey ofColumn(MaskKeys keys, String name, MaskTarget target) {
        return new ColumnKey(keys, name, column(target));
    }

    /** For what is never shown. It begins with a one, as nothing that is shown does. */
    static ColumnKey of(MaskKeys keys, String name, String purpose, byte[] scope) {
        ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        prefix.write(1);
        prefix.writeBytes(purpose.getBytes(StandardCharsets.US_ASCII));
        prefix.write(SEPARATOR);
        prefix.writeBytes(scope);
        return new ColumnKey(keys, name, prefix.toByteArray());
    }

    /** Table and column, each behind its length; without regard to case, as queries name them. */
    static byte[] column(MaskTarget target) {
        byte[] table = target.table().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] column = target.column().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + table.length + column.length)
                .putInt(table.length)
                .put(table)
                .putInt(column.length)
                .put(column)
                .array();
    }

    /** HMAC-SHA-256 of what it is for, a separator and a message. */
    byte[] hmac(byte[] message) {
        return hmac(message, 0, message.length);
    }

    byte[] hmac(byte[] data, int from, int to) {
        byte[] all = new byte[prefix.length + 1 + to - from];
        System.arraycopy(prefix, 0, all, 0, prefix.length);
        all[prefix.length] = SEPARATOR;
        System.arraycopy(data, from, all, prefix.length + 1, to - from);
        return keys.hmac(name, all);
    }
}
