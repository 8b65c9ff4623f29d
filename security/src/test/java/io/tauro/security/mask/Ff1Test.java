package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The samples of NIST for FF1 of SP 800-38G: "FF1samples.pdf" of the Cryptographic Standards and
 * Guidelines examples of csrc.nist.gov.
 */
class Ff1Test {

    @ParameterizedTest(name = "sample {index}")
    @CsvSource({
        "2B7E151628AED2A6ABF7158809CF4F3C, 10, '', 0123456789, 2433477484",
        "2B7E151628AED2A6ABF7158809CF4F3C, 10, 39383736353433323130, 0123456789, 6124200773",
        "2B7E151628AED2A6ABF7158809CF4F3C, 36, 3737373770717273373737,"
                + " 0123456789abcdefghi, a9tv40mll9kdu509eum",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, 10, '', 0123456789, 2830668132",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, 10, 39383736353433323130,"
                + " 0123456789, 2496655549",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, 36, 3737373770717273373737,"
                + " 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, 10, '',"
                + " 0123456789, 6657667009",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, 10,"
                + " 39383736353433323130, 0123456789, 1001623463",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, 36,"
                + " 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd",
    })
    void bothCiphersGiveTheSamplesOfNist(
            String key, int radix, String tweak, String plain, String expected) {
        byte[] secret = HexFormat.of().parseHex(key);
        byte[] open = HexFormat.of().parseHex(tweak);
        int[] digits = plain.chars().map(one -> Character.digit(one, 36)).toArray();
        assertThat(text(new Ff1(secret).encrypt(radix, open, digits))).isEqualTo(expected);

        byte[] bytes = new byte[digits.length];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) digits[i]);
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(true, new FPEParameters(new KeyParameter(secret), radix, open));
        engine.processBlock(bytes, 0, bytes.length, bytes, 0);
        assertThat(text(IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray()))
                .isEqualTo(expected);
    }

    private static String text(int[] digits) {
        return IntStream.of(digits)
                .mapToObj(one -> String.valueOf(Character.forDigit(one, 36)))
                .collect(Collectors.joining());
    }
}
