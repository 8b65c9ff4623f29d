package io.tauro.security.mask;

import static io.tauro.security.mask.Masked.KEYS;
import static io.tauro.security.mask.Masked.show;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.data.ColumnVector;
import io.tauro.data.ConstantVector;
import io.tauro.data.DictionaryVector;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyedMaskTest {

    private static final Mask JOINED = Mask.hash("pii", "customer");

    private static Object hash(DataType type, Object value) {
        return show(JOINED, type, value);
    }

    @Test
    void aHashOfADomainIsTheHmacOfDomainAndValue() {
        byte[] mac = KEYS.hmac("pii", "customer\u001FAnn".getBytes(UTF_8));
        assertThat(show(JOINED, "Ann"))
                .isEqualTo(
                        "h1_"
                                + Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(Arrays.copyOf(mac, 16)));
    }

    @Test
    void equalValuesJoinWhateverTheirTypes() {
        Object expected = show(JOINED, "42");
        assertThat(hash(DataType.TINYINT, (byte) 42)).isEqualTo(expected);
        assertThat(hash(DataType.SMALLINT, (short) 42)).isEqualTo(expected);
        assertThat(hash(DataType.INTEGER, 42)).isEqualTo(expected);
        assertThat(hash(DataType.BIGINT, 42L)).isEqualTo(expected);
        assertThat(hash(DataType.decimal(10, 4), new BigDecimal("42.0000"))).isEqualTo(expected);
        assertThat(hash(DataType.REAL, 42f)).isEqualTo(expected);
        assertThat(hash(DataType.DOUBLE, 42d)).isEqualTo(expected);
        assertThat(hash(DataType.character(30), "42")).isEqualTo(expected);
        assertThat(hash(DataType.decimal(38, 2), new BigDecimal("-0.00")))
                .isEqualTo(hash(DataType.DOUBLE, -0.0));
        assertThat(hash(DataType.DOUBLE, 100d)).isEqualTo(show(JOINED, "100"));
        assertThat(hash(DataType.DATE, LocalDate.of(2024, 2, 29)))
                .isEqualTo(hash(DataType.TIMESTAMP, LocalDateTime.of(2024, 2, 29, 0, 0)))
                .isEqualTo(show(JOINED, "2024-02-29"));
    }

    @Test
    void eachTypeHasOneText() {
        LocalTime time = LocalTime.of(7, 5, 0, 120_000_000);
        LocalDateTime both = LocalDate.of(2024, 2, 29).atTime(time);
        assertThat(hash(DataType.TIME, time)).isEqualTo(show(JOINED, "07:05:00.12"));
        assertThat(hash(DataType.TIMESTAMP, both))
                .isEqualTo(show(JOINED, "2024-02-29T07:05:00.12"));
        assertThat(
                        hash(
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                OffsetDateTime.of(2024, 2, 29, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isEqualTo(show(JOINED, "2024-02-29T00:00:00Z"));
        UUID uuid = UUID.fromString("12345678-1234-1234-1234-1234567890AB");
        assertThat(hash(DataType.UUID, uuid)).isEqualTo(show(JOINED, uuid.toString()));
        assertThat(hash(DataType.VARBINARY, new byte[] {10, -1})).isEqualTo(show(JOINED, "0aff"));
        assertThat(hash(DataType.BOOLEAN, true)).isEqualTo(show(JOINED, "true"));
        assertThat(hash(DataType.DOUBLE, Double.NaN)).isEqualTo(show(JOINED, "NaN"));
    }

    @Test
    void textIsHashedInNormalForm() {
        assertThat(show(JOINED, "e\u0301")).isEqualTo(show(JOINED, "é"));
        assertThat(show(JOINED, "a")).isNotEqualTo(show(JOINED, "A"));
    }

    @Test
    void withoutADomainEachColumnHasHashesOfItsOwn() {
        Set<Object> hashes = new HashSet<>();
        for (String table : List.of("ab", "a", "A")) {
            for (String column : List.of("c", "bc", "C")) {
                MaskTarget target = MaskTarget.of(table, column, DataType.VARCHAR);
                ColumnTransform transform = ColumnTransforms.of(Mask.hash("pii"), target, KEYS);
                hashes.add(transform.one(List.of("x")));
            }
        }
        hashes.add(show(JOINED, "x"));
        assertThat(hashes).hasSize(5);
        assertThat(show(Mask.hash("other"), "x")).isNotEqualTo(show(Mask.hash("pii"), "x"));
    }

    @Test
    void aHashIsShownAsTextThatHasRoomForIt() {
        assertThat(Masked.transform(JOINED, DataType.INTEGER).type())
                .isEqualTo(DataType.varchar(25));
        assertThat(Masked.transform(JOINED, DataType.varchar(24)).type())
                .isEqualTo(DataType.varchar(25));
        assertThat(Masked.transform(JOINED, DataType.varchar(25)).type())
                .isEqualTo(DataType.varchar(25));
        assertThat(Masked.transform(JOINED, DataType.VARCHAR).type()).isEqualTo(DataType.VARCHAR);
        assertThat(Masked.transform(JOINED, DataType.character(30)).type())
                .isEqualTo(DataType.character(30));
    }

    @Test
    void aKeyThatIsNotThereRefusesThePolicy() {
        MaskKeys none =
                (key, message) -> {
                    throw new TauroException(ErrorCode.INVALID_POLICY, "There is no key. Add it.");
                };
        for (Mask mask : List.of(Mask.hash("k"), Mask.tokenFf1("k"))) {
            assertThatThrownBy(
                            () ->
                                    ColumnTransforms.of(
                                            mask, MaskTarget.of("t", "c", DataType.VARCHAR), none))
                    .isInstanceOf(TauroException.class);
        }
    }

    private static ColumnTransform shift(DataType type, DataType entity, int days) {
        MaskTarget target =
                new MaskTarget("t", "born", type, Map.of("born", type, "Id", entity), 1);
        return ColumnTransforms.of(Mask.dateShift("pii", "id", days), target, KEYS);
    }

    private static List<Object> shifted(
            DataType type, List<?> dates, DataType entity, List<?> entities, int days) {
        ColumnTransform transform = shift(type, entity, days);
        assertThat(transform.inputs()).containsExactly("born", "Id");
        ColumnVector left = Masked.vector(type, dates);
        ColumnVector right = Masked.vector(entity, entities);
        List<Object> shown =
                Masked.values(transform.apply(List.of(left, right), null, dates.size()));
        for (int row = 0; row < shown.size(); row++) {
            assertThat(transform.one(Arrays.asList(dates.get(row), entities.get(row))))
                    .isEqualTo(shown.get(row));
        }
        return shown;
    }

    @Test
    void datesOfAnEntityKeepTheirDistances() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        List<Object> shown =
                shifted(
                        DataType.DATE,
                        List.of(day, day.plusDays(10), day.minusYears(50)),
                        DataType.INTEGER,
                        List.of(7, 7, 7),
                        30);
        LocalDate first = (LocalDate) shown.get(0);
        assertThat(shown.get(1)).isEqualTo(first.plusDays(10));
        assertThat(first.toEpochDay() - day.toEpochDay()).isBetween(-30L, 30L).isNotZero();
        assertThat(shown.get(2))
                .isEqualTo(day.minusYears(50).plusDays(first.toEpochDay() - day.toEpochDay()));
    }

    @Test
    void everyShiftWithinTheDaysComesButNone() {
        List<Long> ids = LongStream.range(0, 2000).boxed().toList();
        List<LocalDate> days = Collections.nCopies(2000, LocalDate.EPOCH);
        Set<Object> shown = new HashSet<>(shifted(DataType.DATE, days, DataType.BIGINT, ids, 3));
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        LocalDate.ofEpochDay(-3),
                        LocalDate.ofEpochDay(-2),
                        LocalDate.ofEpochDay(-1),
                        LocalDate.ofEpochDay(1),
                        LocalDate.ofEpochDay(2),
                        LocalDate.ofEpochDay(3));
    }

    @Test
    void anEntityIsTheSameInAnyTypeAndATimeOfDayStays() {
        LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1000);
        LocalDateTime shown =
                (LocalDateTime)
                        shifted(
                                        DataType.TIMESTAMP,
                                        List.of(noon),
                                        DataType.VARCHAR,
                                        List.of("7"),
                                        30)
                                .get(0);
        LocalDate date =
                (LocalDate)
                        shifted(
                                        DataType.DATE,
                                        List.of(noon.toLocalDate()),
                                        DataType.decimal(5, 2),
                                        List.of(new BigDecimal("7.00")),
                                        30)
                                .get(0);
        assertThat(shown).isEqualTo(date.atTime(noon.toLocalTime()));
        assertThat(
                        shifted(
                                DataType.TIMESTAMP_WITH_TIME_ZONE,
                                List.of(noon.atOffset(ZoneOffset.UTC)),
                                DataType.INTEGER,
                                List.of(7),
                                30))
                .containsExactly(shown.atOffset(ZoneOffset.UTC));
    }

    @Test
    void withoutDateOrEntityThereIsNothingToShow() {
        assertThat(
                        shifted(
                                DataType.DATE,
                                Arrays.asList(null, LocalDate.EPOCH),
                                DataType.INTEGER,
                                Arrays.asList(1, null),
                                30))
                .containsExactly(null, null);
    }

    @Test
    void aDateAtTheEndOfTheTypeIsNotShownUnmoved() {
        List<LocalDate> last = Collections.nCopies(20, LocalDate.ofEpochDay(Integer.MAX_VALUE));
        List<Integer> ids = IntStream.range(0, 20).boxed().toList();
        List<Object> shown = shifted(DataType.DATE, last, DataType.INTEGER, ids, 10);
        assertThat(shown).contains((Object) null).doesNotContain(last.get(0));
        LocalDateTime end =
                LocalDateTime.ofEpochSecond(
                        Long.MAX_VALUE / 1_000_000, 775_807_000, ZoneOffset.UTC);
        List<Object> times =
                shifted(
                        DataType.TIMESTAMP,
                        Collections.nCopies(20, end),
                        DataType.INTEGER,
                        ids,
                        10);
        assertThat(times).contains((Object) null).doesNotContain(end);
    }

    @Test
    void shiftsAreFoundOnceForEachEntityOfADictionary() {
        ColumnTransform transform = shift(DataType.DATE, DataType.INTEGER, 30);
        ColumnVector days = Masked.constant(DataType.DATE, LocalDate.EPOCH);
        ColumnVector ids =
                new DictionaryVector(
                        Masked.vector(DataType.INTEGER, Arrays.asList(1, null)),
                        new int[] {0, 1, 0},
                        null,
                        3);
        Object expected = transform.one(List.of(LocalDate.EPOCH, 1));
        assertThat(Masked.values(transform.apply(List.of(days, ids), null, 3)))
                .containsExactly(expected, null, expected);
        assertThat(
                        Masked.values(
                                transform.apply(
                                        List.of(ids(days), Masked.constant(DataType.INTEGER, 1)),
                                        null,
                                        3)))
                .containsExactly(expected, expected, expected);
    }

    private static ColumnVector ids(ColumnVector constant) {
        ColumnVector entry = ((ConstantVector) constant).entry();
        return new DictionaryVector(entry, new int[3], null, 3);
    }

    @Test
    void noiseStaysWithinItsWidthAndIsTheSameWhenAskedAgain() {
        List<Integer> all = IntStream.range(0, 500).map(i -> 1000).boxed().toList();
        ColumnTransform transform = Masked.transform(Mask.noise("pii", 100), DataType.INTEGER);
        assertThat(new HashSet<>(Masked.show(transform, DataType.INTEGER, all))).hasSize(1);
        List<Integer> many = IntStream.range(0, 1000).boxed().toList();
        List<Object> shown = Masked.show(transform, DataType.INTEGER, many);
        Set<Integer> deviations = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            deviations.add((Integer) shown.get(i) - i);
        }
        assertThat(deviations).allMatch(one -> Math.abs(one) <= 100).hasSizeGreaterThan(180);
    }

    @Test
    void noiseIsAnotherWithAnotherVersionOfThePolicy() {
        Set<Object> shown = new HashSet<>();
        for (int version = 1; version <= 20; version++) {
            MaskTarget target =
                    new MaskTarget(
                            "t", "c", DataType.BIGINT, Map.of("c", DataType.BIGINT), version);
            shown.add(
                    ColumnTransforms.of(Mask.noise("pii", 1_000_000), target, KEYS)
                            .one(List.of(1L)));
        }
        assertThat(shown).hasSize(20);
    }

    @Test
    void noiseKeepsToTheTypeOfTheColumn() {
        Mask noise = Mask.noise("pii", 1000);
        for (int value = -128; value < 128; value++) {
            assertThat(show(noise, DataType.TINYINT, (byte) value)).isInstanceOf(Byte.class);
        }
        List<BigDecimal> prices =
                IntStream.range(0, 200).mapToObj(i -> new BigDecimal(i + ".25")).toList();
        DataType price = DataType.decimal(5, 2);
        assertThat(Masked.show(Masked.transform(noise, price), price, prices))
                .allSatisfy(one -> assertThat(((BigDecimal) one).scale()).isEqualTo(2))
                .allSatisfy(
                        one ->
                                assertThat(((BigDecimal) one).abs())
                                        .isLessThanOrEqualTo(new BigDecimal("999.99")));
        assertThat((Double) show(noise, DataType.DOUBLE, 5.5)).isBetween(-994.5, 1005.5);
        assertThat((Float) show(noise, DataType.REAL, 5.5f)).isBetween(-994.5f, 1005.5f);
        assertThat(show(noise, DataType.DOUBLE, Double.NaN)).isNull();
        assertThat(show(noise, DataType.DOUBLE, Double.NEGATIVE_INFINITY)).isNull();
        assertThat(show(noise, DataType.DOUBLE, 1e300)).isNull();
    }

    @Test
    void aTokenHasTheShapeOfItsValue() {
        Mask token = Mask.tokenFf1("pii");
        assertThat((String) show(token, "1234-5678-9012")).matches("\\d{4}-\\d{4}-\\d{4}");
        assertThat((String) show(token, "CUSTOMER 0012345")).matches("[A-Z]{8} \\d{7}");
        assertThat((String) show(token, "abcDEFgh.IJ"))
                .matches("[a-z]{3}[A-Z]{3}[a-z]{2}\\.[A-Z]{2}");
        assertThat(show(token, "123456")).isNotEqualTo("123456");
    }

    @Test
    void whatCouldBeTriedOutHasNoToken() {
        Mask token = Mask.tokenFf1("pii");
        for (String value :
                List.of(
                        "",
                        "12345",
                        "abcd",
                        "ABCD",
                        "AB123456",
                        "---",
                        "123456é",
                        "12\u000034567")) {
            assertThat(show(token, value)).as(value).isEqualTo("***");
        }
        assertThat(show(token, "1".repeat(257))).isEqualTo("***");
        assertThat((String) show(token, "1".repeat(256))).matches("\\d{256}");
    }

    @Test
    void tokensOfAColumnAreDistinctAndItsOwn() {
        Mask token = Mask.tokenFf1("pii");
        List<String> values =
                IntStream.range(0, 300).mapToObj(one -> "%06d".formatted(one)).toList();
        List<Object> shown =
                Masked.show(Masked.transform(token, DataType.VARCHAR), DataType.VARCHAR, values);
        assertThat(new HashSet<>(shown)).hasSize(300);
        Object here = show(token, "123456789");
        Object there =
                ColumnTransforms.of(token, MaskTarget.of("t", "d", DataType.VARCHAR), KEYS)
                        .one(List.of("123456789"));
        assertThat(there).isNotEqualTo(here);
    }
}
