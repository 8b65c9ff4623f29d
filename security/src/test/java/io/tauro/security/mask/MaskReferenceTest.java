package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.TauroException;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/masks.md} says what the code does. */
class MaskReferenceTest {

    private static final Pattern KIND =
            Pattern.compile("(?m)^\\| `(\\w+)` \\|([^|]*)\\|([^|]*)\\| ([a-z]+) \\|$");
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "(?m)^\\| `([^`]+)` \\| ([^`|]+) \\| `([^`]*)` \\| (`[^`]*`|NULL) \\|$");
    private static final Clock TODAY =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final List<DataType> TYPES =
            List.of(
                    DataType.BOOLEAN,
                    DataType.TINYINT,
                    DataType.SMALLINT,
                    DataType.INTEGER,
                    DataType.BIGINT,
                    DataType.decimal(10, 2),
                    DataType.REAL,
                    DataType.DOUBLE,
                    DataType.character(40),
                    DataType.VARCHAR,
                    DataType.VARBINARY,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP,
                    DataType.TIMESTAMP_WITH_TIME_ZONE,
                    DataType.INTERVAL_YEAR_MONTH,
                    DataType.INTERVAL_DAY_SECOND,
                    DataType.UUID,
                    DataType.JSON,
                    DataType.array(DataType.INTEGER),
                    DataType.map(DataType.INTEGER, DataType.INTEGER),
                    DataType.row(List.of(Column.of("a", DataType.INTEGER))),
                    DataType.NULL);

    /** Of any name: 32 bytes of zero. */
    private static final MaskKeys ZEROS =
            (key, message) -> {
                try {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
                    return mac.doFinal(message);
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(e);
                }
            };

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/masks.md"));
    }

    /** A row of the page. */
    record Example(String mask, DataType type, String value, Optional<String> shown) {}

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher row = EXAMPLE.matcher(page());
        while (row.find()) {
            String shown = row.group(4);
            examples.add(
                    new Example(
                            row.group(1),
                            DataType.parse(row.group(2)),
                            row.group(3),
                            shown.equals("NULL")
                                    ? Optional.empty()
                                    : Optional.of(shown.substring(1, shown.length() - 1))));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatAMaskShows(Example example) {
        ColumnTransform transform =
                ColumnTransforms.of(
                        Mask.parse(example.mask()),
                        MaskTarget.of("customers", "c", example.type()),
                        ZEROS,
                        TODAY);
        Object value = value(example.type(), example.value());
        Object shown = Masked.show(transform, example.type(), List.of(value)).get(0);
        assertThat(Optional.ofNullable(shown).map(Object::toString)).isEqualTo(example.shown());
    }

    private static Object value(DataType type, String text) {
        return switch (type.kind()) {
            case TINYINT -> Byte.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DOUBLE -> Double.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.parse(text);
            default -> text;
        };
    }

    @Test
    void eachMaskThatNeedsNoHostHasAnExample() throws IOException {
        Set<MaskKind> shown =
                examples().stream()
                        .map(one -> Mask.parse(one.mask()).kind())
                        .collect(Collectors.toSet());
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MaskKind.values())
                                .filter(
                                        one ->
                                                one != MaskKind.FUNCTION
                                                        && one != MaskKind.EXPRESSION
                                                        && one != MaskKind.DATE_SHIFT)
                                .toList());
    }

    @Test
    void argumentsColumnsAndStrengthAreThoseOfTheCode() throws IOException {
        List<MaskKind> listed = new ArrayList<>();
        Matcher row = KIND.matcher(page());
        while (row.find()) {
            MaskKind kind = MaskKind.valueOf(row.group(1).toUpperCase(Locale.ROOT));
            listed.add(kind);
            Set<String> arguments = new TreeSet<>(List.of(row.group(2).split("[`, ]+")));
            arguments.remove("");
            assertThat(kind.arguments()).as(kind.word()).isEqualTo(arguments);
            assertThat(kind.strength().name().toLowerCase(Locale.ROOT)).isEqualTo(row.group(4));
            if (kind != MaskKind.EXPRESSION) {
                assertThat(taken(kind)).as(kind.word()).isEqualTo(promised(row.group(3).strip()));
            }
        }
        assertThat(listed).containsExactlyInAnyOrder(MaskKind.values());
    }

    private static Set<TypeKind> promised(String columns) {
        Set<TypeKind> all = TYPES.stream().map(DataType::kind).collect(Collectors.toSet());
        boolean but = columns.startsWith("all but ");
        Set<TypeKind> named =
                all.stream()
                        .filter(
                                kind -> {
                                    String word = kind.name().replace('_', ' ');
                                    return List.of(
                                                            columns.replace("all but ", "")
                                                                    .split(", | and "))
                                                    .contains(word)
                                            || word.startsWith("INTERVAL")
                                                    && columns.contains("intervals");
                                })
                        .collect(Collectors.toSet());
        if (but || columns.equals("all")) {
            all.removeAll(named);
            return all;
        }
        return named;
    }

    private static Set<TypeKind> taken(MaskKind kind) {
        return TYPES.stream()
                .filter(type -> takes(kind, type))
                .map(DataType::kind)
                .collect(Collectors.toSet());
    }

    private static boolean takes(MaskKind kind, DataType type) {
        Map<String, String> all =
                Map.of(
                        "key", "k", "domain", "d", "entity", "e", "days", "30", "first", "1",
                        "last", "1", "width", "10");
        Map<String, String> arguments =
                kind.arguments().stream().collect(Collectors.toMap(name -> name, all::get));
        MaskTarget target =
                new MaskTarget("t", "c", type, Map.of("c", type, "e", DataType.INTEGER), 1);
        try {
            Mask mask =
                    kind == MaskKind.FUNCTION
                            ? Mask.of(new Same())
                            : new Mask(kind, arguments, Optional.empty());
            ColumnTransforms.of(mask, target, ZEROS);
            return true;
        } catch (TauroException e) {
            return false;
        }
    }

    private static final class Same implements MaskFunction {
        @Override
        public String name() {
            return "same";
        }

        @Override
        public Object mask(Object value, DataType type) {
            return value;
        }
    }
}
