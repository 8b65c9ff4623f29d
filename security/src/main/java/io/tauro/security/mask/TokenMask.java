package io.tauro.security.mask;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Another text of the same shape by FF1: digits for digits, small letters for small ones, capitals
 * for capitals, each kind as one number, and the punctuation as it is. Two values of a column never
 * have the same token. A kind that is there must have a million combinations, else nothing is
 * shown: what can be tried out is no secret.
 */
final class TokenMask implements TextMask {

    private static final int FEWEST_DIGITS = 6;
    private static final int FEWEST_LETTERS = 5;

    /** FF1 takes time by the square of the length. */
    static final int LONGEST = 256;

    private final byte[] key;

    /**
     * @param key of AES-256
     */
    TokenMask(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public String redacted() {
        return "***";
    }

    @Override
    public String ofText(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(one -> one >= ' ' && one < 127)) {
            return redacted();
        }
        String shape = text.replaceAll("[0-9]", "0").replaceAll("[a-z]", "a");
        shape = shape.replaceAll("[A-Z]", "A");
        StringBuilder token = new StringBuilder(text);
        boolean any = false;
        for (char first : new char[] {'0', 'a', 'A'}) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < shape.length(); i++) {
                if (shape.charAt(i) == first) {
                    places.add(i);
                }
            }
            if (places.isEmpty()) {
                continue;
            }
            if (places.size() < (first == '0' ? FEWEST_DIGITS : FEWEST_LETTERS)) {
                return redacted();
            }
            any = true;
            int[] digits = places.stream().mapToInt(at -> text.charAt(at) - first).toArray();
            byte[] tweak = shape.getBytes(StandardCharsets.US_ASCII);
            int[] shown = new Ff1(key).encrypt(first == '0' ? 10 : 26, tweak, digits);
            for (int i = 0; i < shown.length; i++) {
                token.setCharAt(places.get(i), (char) (first + shown[i]));
            }
        }
        return any ? token.toString() : redacted();
    }

    @Override
    public void ofAscii(byte[] data, int from, int to, ByteSink out) {
        int length = to - from;
        int start = out.used();
        if (length > LONGEST || !enciphered(data, from, length, out)) {
            out.rewind(start);
            out.stars();
        }
    }

    private boolean enciphered(byte[] data, int from, int length, ByteSink out) {
        byte[] shape = new byte[length];
        int[] counts = new int[128];
        for (int i = 0; i < length; i++) {
            shape[i] = kind(data[from + i]);
            counts[shape[i]]++;
        }
        int digits = counts['0'];
        int small = counts['a'];
        int capital = counts['A'];
        if (digits + small + capital == 0
                || digits > 0 && digits < FEWEST_DIGITS
                || small > 0 && small < FEWEST_LETTERS
                || capital > 0 && capital < FEWEST_LETTERS) {
            return false;
        }
        byte[] token = Arrays.copyOfRange(data, from, from + length);
        encipher(token, shape, '0', digits, 10);
        encipher(token, shape, 'a', small, 26);
        encipher(token, shape, 'A', capital, 26);
        out.put(token, 0, length);
        return true;
    }

    private static byte kind(byte character) {
        if (Digits.isDigit(character)) {
            return '0';
        }
        if (character >= 'a' && character <= 'z') {
            return 'a';
        }
        return character >= 'A' && character <= 'Z' ? (byte) 'A' : character;
    }

    private void encipher(byte[] token, byte[] shape, int kind, int count, int radix) {
        if (count == 0) {
            return;
        }
        byte[] digits = new byte[count];
        for (int i = 0, next = 0; i < token.length; i++) {
            if (shape[i] == kind) {
                digits[next++] = (byte) (token[i] - kind);
            }
        }
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(true, new FPEParameters(new KeyParameter(key), radix, shape));
        byte[] shown = new byte[count];
        engine.processBlock(digits, 0, count, shown, 0);
        for (int i = 0, next = 0; i < token.length; i++) {
            if (shape[i] == kind) {
                token[i] = (byte) (kind + shown[next++]);
            }
        }
    }
}
