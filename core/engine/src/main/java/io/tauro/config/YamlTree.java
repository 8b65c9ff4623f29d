package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * From the parser's graph of nodes to a tree of values with places. Not thread-safe.
 *
 * <p>Aliases are expanded, up to a number of values that no honest file reaches; a key that stands
 * twice is an error, and so is a tag other than those of plain YAML.
 */
final class YamlTree {

    private static final int MOST_VALUES = 500_000;

    private static final Set<Tag> TAGS =
            Set.of(
                    Tag.STR,
                    Tag.INT,
                    Tag.FLOAT,
                    Tag.BOOL,
                    Tag.NULL,
                    Tag.TIMESTAMP,
                    Tag.MERGE,
                    Tag.MAP,
                    Tag.SEQ,
                    new Tag(Tag.PREFIX + "value"));

    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    Yaml convert(Node node, Place place) {
        if (++values > MOST_VALUES) {
            throw syntax(place, "the aliases of the file expand to too many values");
        }
        if (!TAGS.contains(node.getTag())) {
            throw syntax(place, "a value has a tag, and tags (!) are not used here");
        }
        if (node instanceof ScalarNode scalar) {
            boolean plain = scalar.isPlain() && !isQuotedByTag(scalar);
            return new Yaml.Scalar(place, scalar.getValue(), plain);
        }
        if (!open.add(node)) {
            throw syntax(place, "an alias refers to a value that it is part of");
        }
        Yaml converted =
                node instanceof SequenceNode list
                        ? items(list, place)
                        : new Yaml.Entries(place, entries((MappingNode) node, place));
        open.remove(node);
        return converted;
    }

    /** Whether {@code !!str} makes text of what would be a number, a boolean or nothing. */
    private static boolean isQuotedByTag(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.STR) && Scalars.isTyped(scalar.getValue());
    }

    private Yaml items(SequenceNode list, Place place) {
        List<Yaml> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            Place at = at(place, "[" + items.size() + "]", item.getStartMark());
            items.add(convert(item, at));
        }
        return new Yaml.Items(place, Collections.unmodifiableList(items));
    }

    private Map<String, Yaml> entries(MappingNode map, Place place) {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        Map<String, Yaml> merged = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                Place at = at(place, "?", entry.getKeyNode().getStartMark());
                throw syntax(
                        at,
                        "a key is a list or a map; quote text that begins with a bracket or a brace");
            }
            String key = keyNode.getValue();
            Place at = at(place, key, keyNode.getStartMark());
            if (keyNode.getTag().equals(Tag.MERGE)) {
                merge(merged, entry.getValueNode(), at, place);
                continue;
            }
            Yaml earlier = entries.put(key, convert(entry.getValueNode(), at));
            if (earlier != null) {
                throw at.error(
                        ErrorCode.DUPLICATE_NAME,
                        "The key",
                        " is on line " + earlier.place().line() + " already. Remove one of them.");
            }
        }
        merged.forEach(entries::putIfAbsent);
        return Collections.unmodifiableMap(entries);
    }

    private void merge(Map<String, Yaml> merged, Node value, Place at, Place place) {
        if (value instanceof SequenceNode list) {
            list.getValue().forEach(item -> merge(merged, item, at, place));
            return;
        }
        if (!(value instanceof MappingNode)
                || !(convert(value, place) instanceof Yaml.Entries entries)) {
            throw syntax(at, "only maps can be merged");
        }
        entries.values().forEach(merged::putIfAbsent);
    }

    private static Place at(Place parent, String name, Mark mark) {
        return parent.child(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static TauroException syntax(Place place, String problem) {
        return place.error(
                ErrorCode.CONFIGURATION_SYNTAX, "The YAML is not valid at", ": " + problem + ".");
    }
}
