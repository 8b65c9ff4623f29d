package io.tauro.differential;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query over tables that are named later.
 *
 * @param template SQL in which {@code {a}} and {@code {c}} stand for tables
 * @param ordered whether the order of its rows is fixed
 * @param special whether it reads numbers that only some sources hold
 */
public record GeneratedQuery(
        String template, List<@Nullable Object> parameters, boolean ordered, boolean special) {

    /** The query with the tables of sources. */
    public String over(String left, String right) {
        return template.replace("{a}", left + "_a")
                .replace("{c}", right + "_c")
                .replace("{f}", left + "_f");
    }

    public static GeneratedQuery of(String template, @Nullable Object... parameters) {
        return new GeneratedQuery(
                template,
                Arrays.asList(parameters),
                template.contains("ORDER BY"),
                template.contains("{f}"));
    }
}
