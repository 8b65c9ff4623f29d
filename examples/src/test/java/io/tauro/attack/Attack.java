package io.tauro.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that tries to find out what it may not.
 *
 * @param topic the class, which is the name of its file
 * @param kind what kind of attack it is
 * @param name in words
 * @param expected {@code rows}, or the code of the error that it gets
 * @param powerless whether it would not tell the worlds apart without policies either, as it asks
 *     for what nobody has
 */
record Attack(
        String topic, String kind, String name, String expected, boolean powerless, String sql) {

    /** The files, as the index of attacks names its classes. */
    static final List<String> TOPICS =
            List.of(
                    "evaluation-order",
                    "masked-columns",
                    "plan-shape",
                    "names",
                    "metadata",
                    "identity",
                    "connectors",
                    "denial-of-service");

    private static final Pattern HEAD =
            Pattern.compile("-- (.+?)(?: \\[(rows|TAURO-\\d{4})])?( \\(powerless\\))?");

    static List<Attack> all() {
        return TOPICS.stream().flatMap(topic -> of(topic).stream()).toList();
    }

    /**
     * The attacks of a class: a paragraph each, {@code -- name [outcome]} and a query; {@code ## }
     * begins a kind.
     */
    static List<Attack> of(String topic) {
        List<Attack> attacks = new ArrayList<>();
        String kind = "";
        for (String paragraph : read("/attacks/" + topic + ".sql").split("\n\\s*\n")) {
            String text = paragraph.strip();
            if (text.startsWith("-- ## ")) {
                kind = text.substring(6).strip();
            } else if (!text.isEmpty()) {
                attacks.add(attack(topic, kind, text));
            }
        }
        return attacks;
    }

    private static Attack attack(String topic, String kind, String text) {
        int end = text.indexOf('\n');
        Matcher head = HEAD.matcher(text.substring(0, end).strip());
        if (!head.matches()) {
            throw new IllegalStateException("An attack begins with its name: " + text);
        }
        String sql = text.substring(end + 1).strip();
        return new Attack(
                topic,
                kind,
                head.group(1),
                Objects.requireNonNullElse(head.group(2), "rows"),
                head.group(3) != null,
                sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql);
    }

    private static String read(String resource) {
        try (InputStream in = Attack.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
