package io.tauro.differential.pushdown;

import java.util.Arrays;
import java.util.List;

/**
 * A query over two tables that are named later.
 *
 * @param template SQL in which {@code {t}} and {@code {u}} stand for tables
 * @param ordered whether the order of its rows is fixed
 */
record Question(String template, List<Object> parameters, boolean ordered) {

    String over(String first, String second) {
        return template.replace("{t}", first + "_t").replace("{u}", second + "_u");
    }

    /** Of which the order of rows does not matter. */
    static Question of(String template, Object... parameters) {
        return new Question(template, Arrays.asList(parameters), false);
    }
}
