package io.tauro.security.mask;

import static io.tauro.security.mask.Masked.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.type.DataType;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMaskTest {

    @ParameterizedTest
    @CsvSource({
        "fredo@example.com, f***o@example.com",
        "abcd@example.com, a***d@example.com",
        "abc@example.com, a***@example.com",
        "ab@example.com, ***@example.com",
        "a@example.com, ***@example.com",
        "a-very-long-name@example.com, a***e@example.com",
        "odd@name@example.com, o***e@example.com",
        "fredo@Example.co.uk, f***o@Example.co.uk",
        "fredo@münchen.example, f***o@münchen.example",
        "frédo@example.com, f***o@example.com",
        "'e\u0301\u0301te\u0301@example.com', 'é\u0301***@example.com'",
        "👩‍👩‍👧abc@example.com, ***",
        "fredo, ***",
        "'', ***",
        "@, ***",
        "@example.com, ***",
        "fredo@, ***",
        "fredo@example, ***",
        "fredo@.com, ***",
        "fredo@example..com, ***",
        "fredo@-example.com, ***",
        "fredo@example-.com, ***",
        "fredo@example.com., ***",
        "fredo smith@example.com, ***",
        "fredo@exa mple.com, ***",
        "fredo@exam_ple.com, ***",
        "'fredo@\u0301example.com', ***",
        "'fre\u0000do@example.com', ***",
        "'fre\u0D4E do@example.com', ***",
        "'fredo@exa\u202Emple.com', ***",
    })
    void anEmailKeepsItsDomainAndTheEndsOfALongName(String value, String shown) {
        assertThat(show(Mask.email(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "5551235678, ******5678",
        "+1 (555) 123-5678, ******5678",
        "12345678, ******5678",
        "1234567, ******",
        "'', ******",
        "no number, ******",
        "'٠١٢٣٤٥٦٧٨٩', ******6789",
        "'+1 (555)\u202E 123-5678', ******5678",
    })
    void aPhoneKeepsItsLastFourDigitsOfEight(String value, String shown) {
        assertThat(show(Mask.phone(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "123-45-6789, ***-**-6789",
        "123456789, ***-**-6789",
        "123 45 6789, ***-**-6789",
        "12345678, ***-**-****",
        "1234567890, ***-**-****",
        "a123456789, ***-**-****",
        "'', ***-**-****",
        "'123456789\u0000', ***-**-****",
        "'１２３-４５-６７８９', ***-**-6789",
    })
    void aSocialSecurityNumberKeepsItsSerial(String value, String shown) {
        assertThat(show(Mask.ssn(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111******1111, ************1111",
        "4111 1111 1111 1111, 411111******1111, ************1111",
        "4111-1111-1111-1234, 411111******1234, ************1234",
        "378282246310005, 378282*****0005, ***********0005",
        "30569309025904, **********5904, **********5904",
        "4222222222222, *********2222, *********2222",
        "6304000000000000001, 630400*********0001, ***************0001",
        "422222222222, ****, ****",
        "63040000000000000011, ****, ****",
        "4111x111111111111, ****, ****",
        "'', ****, ****",
    })
    void aCardNumberKeepsWhatACardIssuerMayPrint(String value, String bin, String last) {
        assertThat(show(Mask.panBin6Last4(), value)).isEqualTo(bin);
        assertThat(show(Mask.panLast4(), value)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, DE****************3000",
        "DE89 3704 0044 0532 0130 00, DE****************3000",
        "gb82west12345698765432, GB****************5432",
        "NO9386011117947, NO*********7947",
        "NO938601111794, ****",
        "8989370400440532013000, ****",
        "DEXX370400440532013000, ****",
        "DE8937040044053201300é, ****",
        "DE89-3704-0044-0532-0130-00, ****",
        "'', ****",
    })
    void anAccountNumberKeepsItsCountryAndItsEnd(String value, String shown) {
        assertThat(show(Mask.iban(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, A*** L***",
        "Al Lee, *** L***",
        "'  Ann   Maria  Lee ', A*** M*** L***",
        "Jean-Luc, J***",
        "Émile Zola, É*** Z***",
        "'Ann\u00A0Lee', A*** L***",
        "李小龙, 李***",
        "李龙, ***",
        "'', ***",
        "' ', ***",
        "'\u202Eabc def', **** d***",
    })
    void aNameKeepsTheFirstCharacterOfItsLongWords(String value, String shown) {
        assertThat(show(Mask.name(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.77, 192.168.1.0/24",
        "0.0.0.0, 0.0.0.0/24",
        "255.255.255.255, 255.255.255.0/24",
        "256.1.1.1, ***",
        "1.2.3, ***",
        "1.2.3.4.5, ***",
        "01.2.3.4, ***",
        "1.2.3., ***",
        "1.2..4, ***",
        "1.2.3.4 , 1.2.3.0/24",
        "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::/48",
        "2001:0DB8:0000:0001:0000:0000:0000:0001, 2001:db8::/48",
        "2001:db8::1, 2001:db8::/48",
        "2001:0:1::, 2001:0:1::/48",
        "0:0:1:2:3:4:5:6, 0:0:1::/48",
        "::1, ::/48",
        "::, ::/48",
        "::ffff:192.168.1.77, ::/48",
        "1:2:3:4:5:6:192.168.1.77, 1:2:3::/48",
        "1:2:3:4:5:6:7:192.168.1.77, ***",
        "1.2.3.4::, ***",
        "v4:2:3:4:5:6:7:8, ***",
        "::1.2.3.4:5, ***",
        "1:2:3:4:5:6:7:8:9, ***",
        "1:2:3:4:5:6:7, ***",
        "1::2::3, ***",
        "1:::2, ***",
        ":1, ***",
        "1:2:3:4:5:6:7:, ***",
        "12345::, ***",
        "fe80::1%eth0, ***",
        "::g, ***",
        "example.com, ***",
        "localhost, ***",
        "'', ***",
        "'١.٢.٣.٤', ***",
    })
    void anAddressKeepsItsNetwork(String value, String shown) {
        assertThat(show(Mask.ip(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "02139, 021**",
        "02139-4307, 021**",
        "021394307, 021**",
        "02139 4307, 021**",
        "03601, 000**",
        "89301, 000**",
        "03501, 035**",
        "0213, ***",
        "02139-430, ***",
        "02139_4307, ***",
        "0213x, ***",
        "'', ***",
        "'０２１３９', 021**",
    })
    void aZipCodeKeepsThreeDigitsWherePeopleAreMany(String value, String shown) {
        assertThat(show(Mask.zip3(), value)).isEqualTo(shown);
    }

    @Test
    @DisplayName("The seventeen areas of few people are those that the HHS lists")
    void theAreasOfFewPeople() {
        long hidden =
                java.util.stream.IntStream.range(0, 1000)
                        .mapToObj(prefix -> "%03d01".formatted(prefix))
                        .filter(zip -> "000**".equals(show(Mask.zip3(), zip)))
                        .filter(zip -> !zip.startsWith("000"))
                        .count();
        assertThat(hidden).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({
        "ABCDEFGH, 2, 2, AB***GH",
        "ABCDEFG, 2, 2, ***",
        "ABCDEFGH, 4, 0, ABCD***",
        "ABCDEFGH, 0, 4, ***EFGH",
        "ABCDEFGH, 5, 0, ***",
        "ABCDEFGH, 0, 0, ***",
        "'', 0, 0, ***",
        "AB, 1, 0, A***",
        "A, 1, 0, ***",
        "ABCDEFGH, 2147483647, 2147483647, ***",
        "éBCDEFGé, 1, 1, é***é",
        "'e\u0301BCDEFGe\u0301', 1, 1, é***é",
        "🇩🇪BCDEF🇫🇷, 1, 1, 🇩🇪***🇫🇷",
        "'\u0007BCDEFG\u202E', 1, 1, *****",
        "'\u0301BCDEFG\u0000', 1, 1, *****",
    })
    void aPartShowsAtMostHalf(String value, int first, int last, String shown) {
        assertThat(show(Mask.partial(first, last), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Ab1-é, Xx0-x",
        "'Call me: +1 (555)', 'Xxxx xx: +0 (000)'",
        "李, x",
        "'\t|\u0000|\u202E|€', '*|*|*|*'",
        "'', ''",
    })
    void theClassOfEachCharacter(String value, String shown) {
        assertThat(show(Mask.charclass(), value)).isEqualTo(shown);
    }

    @Test
    void nothingButStarsIsLeftOfARedactedText() {
        assertThat(show(Mask.redact(), "secret")).isEqualTo("***");
        assertThat(show(Mask.redact(), DataType.varchar(2), "ab")).isEqualTo("**");
        assertThat(show(Mask.redact(), DataType.JSON, "{}")).isEqualTo("\"***\"");
    }

    @Test
    void nullStaysNull() {
        for (Mask mask :
                new Mask[] {
                    Mask.email(),
                    Mask.phone(),
                    Mask.ssn(),
                    Mask.panBin6Last4(),
                    Mask.panLast4(),
                    Mask.iban(),
                    Mask.name(),
                    Mask.ip(),
                    Mask.zip3(),
                    Mask.redact(),
                    Mask.nullify(),
                    Mask.partial(1, 1),
                    Mask.charclass()
                }) {
            assertThat(
                            show(
                                    Masked.transform(mask, DataType.VARCHAR),
                                    DataType.VARCHAR,
                                    Arrays.asList(null, "a", null)))
                    .as(mask.toString())
                    .element(2)
                    .isNull();
        }
    }

    @Test
    void whatDoesNotFitTheColumnIsNothingButStars() {
        assertThat(show(Mask.email(), DataType.varchar(8), "a@ex.com")).isEqualTo("***");
        assertThat(show(Mask.email(), DataType.varchar(10), "ab@ex.comé")).isEqualTo("***");
        assertThat(show(Mask.partial(1, 1), DataType.varchar(4), "ABCD")).isEqualTo("***");
        assertThat(show(Mask.partial(1, 1), DataType.varchar(2), "éA")).isEqualTo("**");
        assertThat(show(Mask.ip(), DataType.varchar(15), "192.168.100.1")).isEqualTo("***");
        assertThat(show(Mask.ip(), DataType.varchar(15), "10.1.2.3")).isEqualTo("10.1.2.0/24");
    }

    @Test
    void aTextThatIsTooLongForAnyCodeIsNothingButStars() {
        for (String one : new String[] {"a", "é"}) {
            String longest = one.repeat(65_536);
            assertThat(show(Mask.partial(1, 1), longest)).isEqualTo(one + "***" + one);
            assertThat(show(Mask.partial(1, 1), longest + one)).isEqualTo("***");
        }
    }

    @Test
    void fixedLengthTextNeverEndsInSpaces() {
        assertThat(show(Mask.charclass(), DataType.character(9), "a \u0301")).isEqualTo("x");
    }
}
