package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.predicate.LikePattern;
import io.tauro.type.DataType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextTest {

    private static @Nullable Object text(ScalarFunction function, @Nullable Object... arguments) {
        return call(function, DataType.VARCHAR, arguments);
    }

    private static @Nullable Object integer(
            ScalarFunction function, @Nullable Object... arguments) {
        return call(function, DataType.INTEGER, arguments);
    }

    private static @Nullable Object test(ScalarFunction function, @Nullable Object... arguments) {
        return call(function, DataType.BOOLEAN, arguments);
    }

    @Test
    void caseFollowsUnicode() {
        assertThat(text(ScalarFunction.UPPER, "straße")).isEqualTo("STRASSE");
        assertThat(text(ScalarFunction.UPPER, "az{`AZ")).isEqualTo("AZ{`AZ");
        assertThat(text(ScalarFunction.LOWER, "ÄÖ AZ@[")).isEqualTo("äö az@[");
        assertThat(text(ScalarFunction.INITCAP, "hELLO wORLD-éa 2x"))
                .isEqualTo("Hello World-Éa 2x");
    }

    @Test
    void lengthsCountCodePointsAndBytes() {
        assertThat(integer(ScalarFunction.CHAR_LENGTH, "aé€😀")).isEqualTo(4);
        assertThat(integer(ScalarFunction.OCTET_LENGTH, "aé€😀")).isEqualTo(10);
        assertThat(integer(ScalarFunction.BIT_LENGTH, "é")).isEqualTo(16);
        assertThat(integer(ScalarFunction.CHAR_LENGTH, (Object) new byte[3])).isEqualTo(3);
        assertThat(integer(ScalarFunction.ASCII, "😀x")).isEqualTo(0x1F600);
        assertThat(integer(ScalarFunction.ASCII, "")).isEqualTo(0);
    }

    @Test
    void substringCountsFromOneAndMayBeginBefore() {
        assertThat(text(ScalarFunction.SUBSTRING, "aé€😀z", 2, 3)).isEqualTo("é€😀");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", 2)).isEqualTo("bc");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", -1, 3)).isEqualTo("a");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", 0)).isEqualTo("abc");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", 9, 2)).isEqualTo("");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", 2, Integer.MAX_VALUE)).isEqualTo("bc");
        assertThat(text(ScalarFunction.SUBSTRING, "abc", 1, -1))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(text(ScalarFunction.SUBSTRING, "abc", Long.MIN_VALUE, 5)).isEqualTo("");
    }

    @Test
    void endsAreCutAndTrimmed() {
        assertThat(text(ScalarFunction.LEFT, "aé€", 2)).isEqualTo("aé");
        assertThat(text(ScalarFunction.LEFT, "aé€", -1)).isEqualTo("aé");
        assertThat(text(ScalarFunction.LEFT, "abc", Long.MIN_VALUE)).isEqualTo("");
        assertThat(text(ScalarFunction.RIGHT, "aé€", 2)).isEqualTo("é€");
        assertThat(text(ScalarFunction.RIGHT, "aé€", -1)).isEqualTo("é€");
        assertThat(text(ScalarFunction.RIGHT, "abc", Long.MIN_VALUE)).isEqualTo("");
        assertThat(text(ScalarFunction.RIGHT, "abc", Long.MAX_VALUE)).isEqualTo("abc");
        assertThat(text(ScalarFunction.TRIM_BOTH, " ", "  a b ")).isEqualTo("a b");
        assertThat(text(ScalarFunction.TRIM_LEADING, "xé", "éxab")).isEqualTo("ab");
        assertThat(text(ScalarFunction.TRIM_TRAILING, "€", "a€€")).isEqualTo("a");
        assertThat(text(ScalarFunction.TRIM_BOTH, "a", "aaa")).isEqualTo("");
    }

    @Test
    void textsAreFoundByCodePoint() {
        assertThat(integer(ScalarFunction.POSITION, "€", "aé€€")).isEqualTo(3);
        assertThat(integer(ScalarFunction.POSITION, "€", "aé€€", 4)).isEqualTo(4);
        assertThat(integer(ScalarFunction.POSITION, "x", "abc")).isEqualTo(0);
        assertThat(integer(ScalarFunction.POSITION, "", "abc")).isEqualTo(1);
        assertThat(integer(ScalarFunction.STRPOS, "high", "ig")).isEqualTo(2);
        assertThat(test(ScalarFunction.STARTS_WITH, "abc", "ab")).isEqualTo(true);
        assertThat(test(ScalarFunction.STARTS_WITH, "a", "ab")).isEqualTo(false);
        assertThat(test(ScalarFunction.ENDS_WITH, "abc", "bc")).isEqualTo(true);
        assertThat(test(ScalarFunction.CONTAINS, "abc", "b")).isEqualTo(true);
        assertThat(test(ScalarFunction.CONTAINS, "abc", null)).isNull();
    }

    @Test
    void fieldsAreSplit() {
        assertThat(text(ScalarFunction.SPLIT_PART, "a~@~b~@~c", "~@~", 2)).isEqualTo("b");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b,c", ",", -1)).isEqualTo("c");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b,c", ",", -3)).isEqualTo("a");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b,c", ",", -4)).isEqualTo("");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b,c", ",", 4)).isEqualTo("");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b", "", 1)).isEqualTo("a,b");
        assertThat(text(ScalarFunction.SPLIT_PART, "a,b", ",", 0))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void textsAreMadeOfTexts() {
        assertThat(text(ScalarFunction.CONCAT, "a", "b", "c")).isEqualTo("abc");
        assertThat(text(ScalarFunction.CONCAT, "a", null)).isNull();
        assertThat(text(ScalarFunction.CONCAT_WS, ",", "a", constantNull(), "b")).isEqualTo("a,b");
        assertThat(text(ScalarFunction.CONCAT_WS, constantNull(), "a")).isNull();
        assertThat(text(ScalarFunction.REPLACE, "aXbXc", "X", "--")).isEqualTo("a--b--c");
        assertThat(text(ScalarFunction.REPLACE, "abc", "", "-")).isEqualTo("abc");
        assertThat(text(ScalarFunction.TRANSLATE, "12345", "143", "ax")).isEqualTo("a2x5");
        assertThat(text(ScalarFunction.OVERLAY, "Txxxxas", "hom", 2, 4)).isEqualTo("Thomas");
        assertThat(text(ScalarFunction.OVERLAY, "abcdef", "ZZ", 3)).isEqualTo("abZZef");
        assertThat(text(ScalarFunction.LPAD, "hi", 5, "xy")).isEqualTo("xyxhi");
        assertThat(text(ScalarFunction.LPAD, "hello", 3)).isEqualTo("hel");
        assertThat(text(ScalarFunction.RPAD, "hi", 4)).isEqualTo("hi  ");
        assertThat(text(ScalarFunction.RPAD, "hi", -1)).isEqualTo("");
        assertThat(text(ScalarFunction.REPEAT, "ab", 3)).isEqualTo("ababab");
        assertThat(text(ScalarFunction.REPEAT, "ab", -3)).isEqualTo("");
        assertThat(text(ScalarFunction.REVERSE, "ab😀")).isEqualTo("😀ba");
        assertThat(text(ScalarFunction.CHR, 8364)).isEqualTo("€");
        assertThat(text(ScalarFunction.CHR, 0)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static Object constantNull() {
        return Calculation.constant(null, DataType.VARCHAR);
    }

    @Test
    void hugeTextsAreRefused() {
        assertThat(text(ScalarFunction.REPEAT, "ab", Long.MAX_VALUE))
                .isEqualTo(ErrorCode.MEMORY_LIMIT);
        assertThat(text(ScalarFunction.REPEAT, "€", 1 << 23)).isEqualTo(ErrorCode.MEMORY_LIMIT);
        assertThat(text(ScalarFunction.LPAD, "a", Integer.MAX_VALUE))
                .isEqualTo(ErrorCode.MEMORY_LIMIT);
    }

    @Test
    void likeHasNoEscapeUnlessGiven() {
        assertThat(test(ScalarFunction.LIKE, "a\\b", "a\\_")).isEqualTo(true);
        assertThat(test(ScalarFunction.LIKE, "a_b", "a!_b", "!")).isEqualTo(true);
        assertThat(test(ScalarFunction.LIKE, "axb", "a!_b", "!")).isEqualTo(false);
        assertThat(test(ScalarFunction.LIKE, "a%", "a!%", "!")).isEqualTo(true);
        assertThat(test(ScalarFunction.LIKE, "a", "a!", "!")).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(test(ScalarFunction.LIKE, "a", "a", "!!")).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(test(ScalarFunction.LIKE, "😀", "_")).isEqualTo(true);
        assertThat(test(ScalarFunction.LIKE, "a\nb", "a%b")).isEqualTo(true);
        assertThat(test(ScalarFunction.ILIKE, "STRÄSSE", "strä%")).isEqualTo(true);
        assertThat(test(ScalarFunction.LIKE, "a", null)).isNull();
    }

    @Property
    void likeAgreesWithThePatternOfThePredicates(
            @ForAll @Chars({'a', 'b', 'é'}) @StringLength(max = 8) String text,
            @ForAll @Chars({'a', 'b', 'é', '%', '_'}) @StringLength(max = 6) String pattern) {
        assertThat(test(ScalarFunction.LIKE, text, pattern))
                .isEqualTo(LikePattern.of(pattern).matches(text))
                .isEqualTo(naiveLike(text, pattern));
    }

    private static boolean naiveLike(String text, String pattern) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            return naiveLike(text, pattern.substring(1))
                    || !text.isEmpty() && naiveLike(text.substring(1), pattern);
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
                && naiveLike(text.substring(1), pattern.substring(1));
    }

    @Property
    void piecesAreThoseOfStrings(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 9) String text,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 2) String wanted) {
        assertThat(integer(ScalarFunction.STRPOS, text, wanted))
                .isEqualTo(text.indexOf(wanted) + 1);
        if (!wanted.isEmpty()) {
            assertThat(text(ScalarFunction.REPLACE, text, wanted, "xyz"))
                    .isEqualTo(text.replace(wanted, "xyz"));
        }
    }

    @Test
    void digestsAndEncodings() {
        assertThat(text(ScalarFunction.MD5, "abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(text(ScalarFunction.SHA1, "abc"))
                .isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(text(ScalarFunction.SHA256, ""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat((String) text(ScalarFunction.SHA512, "abc")).startsWith("ddaf35a193617aba");
        assertThat(text(ScalarFunction.TO_HEX, 255)).isEqualTo("ff");
        assertThat(text(ScalarFunction.TO_HEX, -1)).isEqualTo("ffffffff");
        assertThat(text(ScalarFunction.TO_HEX, -1L)).isEqualTo("ffffffffffffffff");
        assertThat(text(ScalarFunction.ENCODE, new byte[] {1, -1}, "hex")).isEqualTo("01ff");
        assertThat(text(ScalarFunction.ENCODE, new byte[] {1, -1}, "base64")).isEqualTo("Af8=");
        assertThat(call(ScalarFunction.DECODE, DataType.VARBINARY, "01FF", "hex"))
                .isEqualTo(new byte[] {1, -1});
        assertThat(call(ScalarFunction.DECODE, DataType.VARBINARY, "zz", "hex"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(text(ScalarFunction.ENCODE, new byte[] {1}, "rot13"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void regularExpressionsAreThoseOfRe2() {
        assertThat(test(ScalarFunction.REGEXP_LIKE, "foobar", "o{2}b")).isEqualTo(true);
        assertThat(test(ScalarFunction.REGEXP_LIKE, "FOO", "foo")).isEqualTo(false);
        assertThat(test(ScalarFunction.REGEXP_LIKE, "FOO", "foo", "i")).isEqualTo(true);
        assertThat(test(ScalarFunction.REGEXP_LIKE, "a\nb", "a.b")).isEqualTo(true);
        assertThat(test(ScalarFunction.REGEXP_LIKE, "a\nb", "a.b", "n")).isEqualTo(false);
        assertThat(test(ScalarFunction.REGEXP_LIKE, "a", "("))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(text(ScalarFunction.REGEXP_REPLACE, "foobarbaz", "b(..)", "<\\1\\&>"))
                .isEqualTo("foo<arbar>baz");
        assertThat(text(ScalarFunction.REGEXP_REPLACE, "foobarbaz", "b..", "X", "g"))
                .isEqualTo("fooXX");
        assertThat(text(ScalarFunction.REGEXP_SUBSTR, "foo123", "[0-9]+")).isEqualTo("123");
        assertThat(text(ScalarFunction.REGEXP_SUBSTR, "foo", "[0-9]+")).isNull();
        assertThat(integer(ScalarFunction.REGEXP_COUNT, "a1b22", "[0-9]+")).isEqualTo(2);
        assertThat(test(ScalarFunction.SIMILAR_TO, "abc", "(a|x)%")).isEqualTo(true);
        assertThat(test(ScalarFunction.SIMILAR_TO, "abc", "b%")).isEqualTo(false);
        assertThat(test(ScalarFunction.SIMILAR_TO, "a.c", "a.c")).isEqualTo(true);
        assertThat(test(ScalarFunction.SIMILAR_TO, "axc", "a.c")).isEqualTo(false);
        assertThat(test(ScalarFunction.SIMILAR_TO, "a%", "a!%", "!")).isEqualTo(true);
    }
}
