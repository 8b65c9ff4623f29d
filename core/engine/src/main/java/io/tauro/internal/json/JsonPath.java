package io.tauro.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A path of SQL/JSON, read once and asked of many values. Immutable. */
public final class JsonPath {

    private final PathNode.Value value;
    private final boolean lax;
    private final boolean forgiving;

    JsonPath(PathNode.Value value, boolean lax, boolean forgiving) {
        this.value = value;
        this.lax = lax;
        this.forgiving = forgiving;
    }

    /**
     * Reads a path.
     *
     * @param literal whether, unless the path says lax, arrays are taken for arrays only, and what
     *     is missing is still nothing
     * @throws PathSyntaxException if it is none
     */
    public static JsonPath of(String path, boolean literal) {
        return PathParser.parse(path, literal);
    }

    /**
     * All that the path finds.
     *
     * @throws JsonFailure if something is not where the path asks for it, and the path is strict
     */
    public List<Json> find(Json root, Map<String, Json> variables) {
        List<Json> found = new ArrayList<>();
        new PathEvaluator(root, variables, lax, forgiving)
                .evaluate(
                        value,
                        item -> {
                            found.add(item);
                            return true;
                        });
        return found;
    }

    /** Whether the path finds anything. */
    public boolean exists(Json root, Map<String, Json> variables) {
        boolean[] any = new boolean[1];
        new PathEvaluator(root, variables, lax, forgiving)
                .evaluate(
                        value,
                        item -> {
                            any[0] = true;
                            return !lax;
                        });
        return any[0];
    }
}
