package io.tauro.security.crypto;

import com.google.crypto.tink.Aead;
import io.tauro.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM by a key of a key store. The key is used where it lies, and never asked for its bytes, so
 * it may be one that does not leave its module. What it enciphers is few: keysets.
 */
final class KeyStoreAead implements Aead {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyStore store;
    private final String alias;
    private final Secret password;

    KeyStoreAead(KeyStore store, String alias, Secret password) {
        this.store = store;
        this.alias = alias;
        this.password = password;
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    @Override
    public byte[] decrypt(byte[] all, byte[] associated) throws GeneralSecurityException {
        if (all.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new GeneralSecurityException("Too short");
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), associated)
                .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private SecretKey key() throws GeneralSecurityException {
        char[] characters = password.reveal().toCharArray();
        try {
            Key key = store.getKey(alias, characters);
            if (key instanceof SecretKey secret && secret.getAlgorithm().equals("AES")) {
                return secret;
            }
            throw new GeneralSecurityException("There is no AES key of this alias");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public String toString() {
        return "key '" + alias + "' of a key store";
    }
}
