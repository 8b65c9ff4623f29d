package io.tauro.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void bytesAreFoundWhereStringSaysTheyAre() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random.nextInt(40), random);
            String wanted = letters(random.nextInt(5), random);
            int from = random.nextInt(text.length() + 1);
            byte[] data = text.getBytes(StandardCharsets.US_ASCII);
            byte[] part = wanted.getBytes(StandardCharsets.US_ASCII);
            assertThat(Utf8.indexOf(data, from, data.length, part))
                    .as("%s in %s from %d", wanted, text, from)
                    .isEqualTo(text.indexOf(wanted, from));
        }
    }

    private static String letters(int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
