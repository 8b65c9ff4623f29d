package io.tauro.internal.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters that policies add behind those of a query: for each table the same ones, however
 * often the query names it, so that equal pieces of the plan are equal. Of one query.
 */
final class PolicyParameters {

    private final Map<String, Integer> firsts = new HashMap<>();
    private final List<Parameter> values = new ArrayList<>();
    private int behind;

    /**
     * @param count of the query's own parameters
     */
    void behind(int count) {
        behind = count;
    }

    /** The index of the first parameter of a table's policy. */
    int first(String table) {
        return firsts.getOrDefault(table, behind + values.size());
    }

    /** What the parameters of a table's policy are. */
    void put(String table, List<Parameter> parameters) {
        if (firsts.putIfAbsent(table, behind + values.size()) == null) {
            values.addAll(parameters);
        }
    }

    List<Parameter> values() {
        return List.copyOf(values);
    }
}
