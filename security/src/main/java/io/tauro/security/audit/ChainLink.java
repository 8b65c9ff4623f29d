package io.tauro.security.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The place of a record in a chain. The digest of each record covers that of the one before it:
 * {@code h = SHA-256(0x01 ‖ chain id ‖ number ‖ h of the one before ‖ canonical record)}, the id as
 * 16 bytes and the number as 8, the first byte first. Immutable.
 *
 * @param chain the id of the chain
 * @param number of the record, from 1
 * @param previous the digest of the record before, in hexadecimal; zeros for the first
 * @param hash the digest of this one
 */
record ChainLink(UUID chain, long number, String previous, String hash) {

    /** Under this key a line has it. */
    static final String KEY = "chain";

    private static final String NONE = "0".repeat(64);

    /** Before the first record. */
    static ChainLink start(UUID chain) {
        return new ChainLink(chain, 0, NONE, NONE);
    }

    /** The link of the record after this one. */
    ChainLink next(byte[] canonical) {
        return of(chain, number + 1, hash, canonical);
    }

    private static ChainLink of(UUID chain, long number, String previous, byte[] canonical) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(
                ByteBuffer.allocate(24)
                        .putLong(chain.getMostSignificantBits())
                        .putLong(chain.getLeastSignificantBits())
                        .putLong(number)
                        .array());
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(canonical);
        return new ChainLink(chain, number, previous, HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether a record is the one that the digest was made of. */
    boolean isOf(byte[] canonical) {
        return of(chain, number, previous, canonical).hash().equals(hash);
    }

    SortedMap<String, Object> tree() {
        SortedMap<String, Object> json = Json.tree();
        json.put("id", chain.toString());
        json.put("seq", number);
        json.put("prev", previous);
        json.put("hash", hash);
        return json;
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    static ChainLink of(Object tree) {
        if (tree instanceof SortedMap<?, ?> json
                && json.get("id") instanceof String id
                && json.get("seq") instanceof Long number
                && json.get("prev") instanceof String previous
                && json.get("hash") instanceof String hash
                && isDigest(previous)
                && isDigest(hash)
                && json.size() == 4) {
            return new ChainLink(UUID.fromString(id), number, previous, hash);
        }
        throw new IllegalArgumentException("The record is not part of a chain");
    }

    private static boolean isDigest(String text) {
        return text.length() == 64
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
