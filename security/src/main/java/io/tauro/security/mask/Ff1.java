package io.tauro.security.mask;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of FF1 as algorithm 7 of NIST SP 800-38G writes it, over the AES of the JDK: what
 * the tokens of Bouncy Castle are held against. Slow. Immutable.
 */
final class Ff1 {

    private static final int BLOCK = 16;
    private static final int ROUNDS = 10;

    private final byte[] key;

    Ff1(byte[] key) {
        this.key = key.clone();
    }

    /**
     * @param radix how many digits there are
     * @param digits each from 0 to radix - 1
     * @return as many
     */
    int[] encrypt(int radix, byte[] tweak, int[] digits) {
        int length = digits.length;
        int left = length / 2;
        int right = length - left;
        BigInteger base = BigInteger.valueOf(radix);
        int bytes = (base.pow(right).subtract(BigInteger.ONE).bitLength() + 7) / 8;
        BigInteger a = number(base, Arrays.copyOf(digits, left));
        BigInteger b = number(base, Arrays.copyOfRange(digits, left, length));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message = message(radix, length, tweak, bytes, round, b);
            BigInteger y = new BigInteger(1, stretched(mac(message), 4 * ((bytes + 3) / 4) + 4));
            BigInteger c = a.add(y).mod(base.pow(round % 2 == 0 ? left : right));
            a = b;
            b = c;
        }
        int[] shown = new int[length];
        System.arraycopy(digits(base, a, left), 0, shown, 0, left);
        System.arraycopy(digits(base, b, right), 0, shown, left, right);
        return shown;
    }

    /** P and Q of step 6i. */
    private static byte[] message(
            int radix, int length, byte[] tweak, int bytes, int round, BigInteger b) {
        int padding = Math.floorMod(-tweak.length - bytes - 1, BLOCK);
        ByteBuffer message = ByteBuffer.allocate(BLOCK + tweak.length + padding + 1 + bytes);
        message.put((byte) 1).put((byte) 2).put((byte) 1);
        message.put((byte) (radix >>> 16)).put((byte) (radix >>> 8)).put((byte) radix);
        message.put((byte) ROUNDS).put((byte) (length / 2));
        message.putInt(length).putInt(tweak.length);
        message.put(tweak).put(new byte[padding]).put((byte) round);
        byte[] number = b.toByteArray();
        for (int i = bytes; i > 0; i--) {
            message.put(i > number.length ? 0 : number[number.length - i]);
        }
        return message.array();
    }

    /** PRF: the last block of CBC without an initial vector. */
    private byte[] mac(byte[] message) {
        byte[] block = new byte[BLOCK];
        for (int start = 0; start < message.length; start += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                block[i] ^= message[start + i];
            }
            block = aes(block);
        }
        return block;
    }

    /** As many bytes as wanted from the first block. */
    private byte[] stretched(byte[] block, int length) {
        byte[] all = Arrays.copyOf(block, length);
        for (int more = 1; more * BLOCK < length; more++) {
            byte[] next = block.clone();
            for (int i = 0; i < 4; i++) {
                next[BLOCK - 1 - i] ^= (byte) (more >>> 8 * i);
            }
            int start = more * BLOCK;
            System.arraycopy(aes(next), 0, all, start, Math.min(BLOCK, length - start));
        }
        return all;
    }

    private byte[] aes(byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES", e);
        }
    }

    private static BigInteger number(BigInteger base, int[] digits) {
        BigInteger number = BigInteger.ZERO;
        for (int digit : digits) {
            number = number.multiply(base).add(BigInteger.valueOf(digit));
        }
        return number;
    }

    private static int[] digits(BigInteger base, BigInteger number, int length) {
        int[] digits = new int[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits[i] = parts[1].intValueExact();
            rest = parts[0];
        }
        return digits;
    }
}
