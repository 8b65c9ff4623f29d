package io.tauro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonPathTest {

    private static List<Json> find(String json, String path) {
        return JsonPath.of(path, false).find(JsonReader.read(json), Map.of());
    }

    private static String found(String json, String path) {
        return JsonPrinter.print(new Json.Array(find(json, path)));
    }

    @Provide
    Arbitrary<Json> values() {
        return values(4);
    }

    private static Arbitrary<Json> values(int depth) {
        Arbitrary<Json> scalars =
                Arbitraries.oneOf(
                        Arbitraries.of(Json.Null.VALUE, Json.Bool.TRUE, Json.Bool.FALSE),
                        Arbitraries.bigDecimals().map(Json.Num::of),
                        Arbitraries.strings().ofMaxLength(5).map(JsonPathTest::whole));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Json> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(4).map(Json.Array::new),
                Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(2), inner)
                        .ofMaxSize(4)
                        .map(members -> new Json.Obj(new LinkedHashMap<>(members))));
    }

    /** Text without halves of characters. */
    private static Json whole(String text) {
        return new Json.Text(
                text.codePoints()
                        .filter(
                                point ->
                                        point < Character.MIN_SURROGATE
                                                || point > Character.MAX_SURROGATE)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString());
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("values") Json value) {
        assertThat(JsonReader.read(JsonPrinter.print(value))).isEqualTo(value);
        assertThat(JsonReader.read(JsonPrinter.pretty(value))).isEqualTo(value);
        assertThat(JsonReader.isJson(JsonPrinter.print(value))).isTrue();
    }

    @Property(tries = 300)
    void aCanonicalValueStaysAndContainsItself(@ForAll("values") Json value) {
        Json canonical = JsonEdits.canonical(value);
        assertThat(JsonEdits.canonical(canonical)).isEqualTo(canonical);
        assertThat(JsonContainment.contains(value, canonical)).isTrue();
        assertThat(JsonContainment.contains(canonical, value)).isTrue();
    }

    @Property(tries = 300)
    void allThatIsInAValueIsFoundOnce(@ForAll("values") Json value) {
        List<Json> all = JsonPath.of("strict $.**", false).find(value, Map.of());
        assertThat(all).hasSize(parts(value)).first().isEqualTo(value);
    }

    private static int parts(Json value) {
        int parts = 1;
        if (value instanceof Json.Array array) {
            parts += array.elements().stream().mapToInt(JsonPathTest::parts).sum();
        } else if (value instanceof Json.Obj object) {
            parts += object.members().values().stream().mapToInt(JsonPathTest::parts).sum();
        }
        return parts;
    }

    @Property(tries = 300)
    void aLaxPathNeverFailsForWhatIsNotThere(
            @ForAll("values") Json value, @ForAll("steps") List<String> steps) {
        JsonPath path = JsonPath.of("$" + String.join("", steps), false);
        assertThat(path.exists(value, Map.of())).isEqualTo(!path.find(value, Map.of()).isEmpty());
    }

    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.of(
                        ".a",
                        ".*",
                        "[*]",
                        "[0]",
                        "[last]",
                        "[1 to 2]",
                        ".b",
                        ".type()",
                        " ? (@.a > 1)",
                        " ? (exists(@.b))",
                        ".**{0 to 2}")
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void anyTextIsAPathOrIsRefused(@ForAll("pathLike") String text) {
        try {
            JsonPath.of(text, false);
        } catch (PathSyntaxException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> pathLike() {
        return Arbitraries.of(
                        "$",
                        ".",
                        "a",
                        "[",
                        "]",
                        "*",
                        "(",
                        ")",
                        "?",
                        "@",
                        "\"",
                        "1",
                        "&&",
                        "||",
                        "!",
                        "==",
                        "exists",
                        "like_regex",
                        " ",
                        "**",
                        "{",
                        "}",
                        "last",
                        "to",
                        "-",
                        "\\",
                        "u",
                        "strict",
                        "lax",
                        "is",
                        "unknown",
                        ",",
                        "$x",
                        ".5",
                        "e")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }

    @Test
    void aValueThatIsNestedTooDeepIsNoJson() {
        String deep = "[".repeat(101) + "]".repeat(101);
        assertThat(JsonReader.isJson(deep)).isFalse();
        assertThat(JsonReader.isJson(deep.substring(1, deep.length() - 1))).isTrue();
        assertThatThrownBy(() -> JsonReader.read(deep)).isInstanceOf(JsonFailure.class);
    }

    @Test
    void aPathThatIsNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> JsonPath.of("(".repeat(500) + "$" + ")".repeat(500), false))
                .isInstanceOf(PathSyntaxException.class)
                .hasMessageContaining("nested too deep");
        assertThatThrownBy(() -> JsonPath.of("-".repeat(500) + "$", false))
                .isInstanceOf(PathSyntaxException.class);
    }

    @Test
    void aNumberWithThousandsOfDigitsIsKeptAndNotComputedWith() {
        assertThat(found("[1e1000000000]", "$[*]")).isEqualTo("[1e1000000000]");
        assertThatThrownBy(() -> find("[1e1000000000]", "$[0] + 1"))
                .isInstanceOf(JsonFailure.class);
        assertThatThrownBy(() -> find("[1e99999999999]", "-$[0]")).isInstanceOf(JsonFailure.class);
        assertThat(found("[1e1000000000, 2]", "$[*] ? (@ > 1)")).isEqualTo("[2]");
        assertThat(found("[0e1000000000]", "$[0] + 1")).isEqualTo("[1]");
    }

    @Test
    void aPathThatMultipliesIsStopped() {
        String wide = "[" + "[1,1,1,1,1,1,1,1,1,1],".repeat(999) + "[]]";
        assertThatThrownBy(() -> find(wide, "$[*] ? (exists($.** ? (@ == 2)))"))
                .isInstanceOf(JsonFailure.class)
                .hasMessageContaining("too many steps");
    }

    @Test
    void noMessageHasAPartOfTheValueOrThePath() {
        assertThatThrownBy(() -> find("{\"secret\": 1}", "strict $.hidden"))
                .hasMessageNotContainingAny("secret", "hidden");
        assertThatThrownBy(() -> JsonPath.of("$.hidden..secret", false))
                .hasMessageNotContainingAny("secret", "hidden");
        assertThatThrownBy(() -> JsonReader.read("secret")).hasMessageNotContaining("secret");
    }

    @Test
    void namesInBracketsAreMembers() {
        assertThat(found("{\"a b\": {\"c\": 1}}", "$[\"a b\"][\"c\"]")).isEqualTo("[1]");
    }

    @Test
    void aLiteralPathTakesNoArrayForItsElements() {
        Json value = JsonReader.read("[{\"a\": 1}, {\"b\": 2}]");
        assertThat(JsonPath.of("$.a", true).find(value, Map.of())).isEmpty();
        assertThat(JsonPath.of("$[*].a", true).find(value, Map.of()))
                .containsExactly(new Json.Num("1"));
        assertThat(JsonPath.of("lax $.a", true).find(value, Map.of()))
                .containsExactly(new Json.Num("1"));
    }
}
