package io.tauro.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.SortedMap;
import java.util.UUID;

/**
 * That a chain had come to a record with a certain digest, signed. Immutable.
 *
 * @param chain the id of the chain
 * @param number of the record
 * @param hash the digest of the record
 * @param time when that was
 * @param signature over all of it
 */
record Checkpoint(UUID chain, long number, String hash, Instant time, byte[] signature) {

    private static final byte[] DOMAIN =
            "tauro audit checkpoint 1\n".getBytes(StandardCharsets.US_ASCII);

    static Checkpoint signed(ChainLink at, Instant time, PrivateKey key) {
        Checkpoint bare = new Checkpoint(at.chain(), at.number(), at.hash(), time, new byte[0]);
        try {
            Signature signer = Signature.getInstance(TrailKeys.ALGORITHM);
            signer.initSign(key);
            signer.update(DOMAIN);
            signer.update(Json.canonical(bare.content()));
            return new Checkpoint(at.chain(), at.number(), at.hash(), time, signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The checkpoint cannot be signed", e);
        }
    }

    boolean isSignedBy(PublicKey key) {
        try {
            Signature checker = Signature.getInstance(TrailKeys.ALGORITHM);
            checker.initVerify(key);
            checker.update(DOMAIN);
            checker.update(Json.canonical(content()));
            return checker.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private SortedMap<String, Object> content() {
        SortedMap<String, Object> json = Json.tree();
        json.put("chain_id", chain.toString());
        json.put("seq", number);
        json.put("hash", hash);
        json.put("timestamp", time.toString());
        return json;
    }

    /** A line of JSON. */
    String line() {
        SortedMap<String, Object> json = content();
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        return Json.line(json);
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    static Checkpoint read(String line) {
        SortedMap<String, Object> json = JsonReader.read(line);
        if (json.get("chain_id") instanceof String chain
                && json.get("seq") instanceof Long number
                && json.get("hash") instanceof String hash
                && json.get("timestamp") instanceof String time
                && json.get("signature") instanceof String signature) {
            try {
                return new Checkpoint(
                        UUID.fromString(chain),
                        number,
                        hash,
                        Instant.parse(time),
                        Base64.getDecoder().decode(signature));
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException("The time of the checkpoint is none", e);
            }
        }
        throw new IllegalArgumentException("The line is no checkpoint");
    }
}
