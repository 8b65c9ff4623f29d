package io.tauro.internal.spill;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the blocks of one file by AES-256-GCM under a key that is made for it and never leaves
 * memory. A block has its number as its nonce, so no two share one. Thread-safe.
 */
final class BlockCipher {

    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    BlockCipher() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "AES");
        Arrays.fill(random, (byte) 0);
    }

    byte[] encrypt(long block, byte[] bytes, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, block).doFinal(bytes, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /**
     * @throws GeneralSecurityException if the bytes are not those that were encrypted
     */
    byte[] decrypt(long block, byte[] bytes, int length) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, block).doFinal(bytes, 0, length);
    }

    private Cipher cipher(int mode, long block) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        ByteWriter.LONGS.set(nonce, 0, block);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
