package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.LeafColumn.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * Makes the columns of a file of its flattened schema. Lists and maps are those of the rules for
 * compatibility of the format: of three levels, of two as old writers made them, and repeated
 * fields without any annotation.
 */
final class SchemaTree {

    private static final int MAX_DEPTH = 64;

    private final List<SchemaElement> elements;
    private final BitSet encrypted;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> unread = new LinkedHashMap<>();
    private final List<LeafColumn> columns = new ArrayList<>();
    private int leaves;
    private int next = 1;

    /** Why the column at hand is not read; null if it is. */
    private @Nullable String reason;

    /** An element with those below it. */
    private record Node(SchemaElement element, String path, int leaf, List<Node> children) {

        boolean isRepeated() {
            return element.getRepetition_type() == FieldRepetitionType.REPEATED;
        }

        boolean isOptional() {
            return element.getRepetition_type() != FieldRepetitionType.REQUIRED && !isRepeated();
        }

        boolean isValue() {
            return element.isSetType();
        }

        boolean isList() {
            return element.isSetLogicalType() && element.getLogicalType().isSetLIST()
                    || element.getConverted_type() == ConvertedType.LIST;
        }

        boolean isMap() {
            return element.isSetLogicalType() && element.getLogicalType().isSetMAP()
                    || element.getConverted_type() == ConvertedType.MAP
                    || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE;
        }

        boolean isVariant() {
            return element.isSetLogicalType() && element.getLogicalType().isSetVARIANT();
        }

        String name() {
            return element.getName();
        }

        int id() {
            return element.isSetField_id() ? element.getField_id() : -1;
        }
    }

    /**
     * @param encrypted which value columns are
     */
    SchemaTree(List<SchemaElement> elements, BitSet encrypted) {
        this.elements = elements;
        this.encrypted = encrypted;
    }

    /** The columns that can be read. */
    List<Field> fields() {
        return fields;
    }

    /** The names of the other columns, with the reason. */
    Map<String, String> unread() {
        return unread;
    }

    /** The value columns of {@link #fields()}. */
    List<LeafColumn> columns() {
        return columns;
    }

    /** How many value columns the file has, read or not. */
    int leaves() {
        return leaves;
    }

    SchemaTree build() {
        int top = elements.isEmpty() ? 0 : elements.get(0).getNum_children();
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> several = new HashSet<>();
        for (int i = 0; i < top; i++) {
            Node node = node("", 0);
            nodes.add(node);
            if (!names.add(node.name())) {
                several.add(node.name());
            }
        }
        for (Node node : nodes) {
            if (node.name().isEmpty() || several.contains(node.name())) {
                unread.put(node.name(), "there are two of this name, or it has none");
                continue;
            }
            int known = columns.size();
            reason = null;
            Optional<Field> field = any(node, 0, 0);
            if (field.isPresent()) {
                fields.add(field.get());
            } else {
                columns.subList(known, columns.size()).clear();
                unread.put(node.name(), reason == null ? "it is an empty group" : reason);
            }
        }
        if (next != elements.size()) {
            throw new MalformedData("a schema with parts left over");
        }
        return this;
    }

    private Node node(String above, int depth) {
        if (next >= elements.size()) {
            throw new MalformedData("a schema with missing parts");
        }
        if (depth > MAX_DEPTH) {
            throw new MalformedData("a schema that is nested too deep");
        }
        SchemaElement element = elements.get(next++);
        String path = above.isEmpty() ? element.getName() : above + "." + element.getName();
        List<Node> children = new ArrayList<>();
        int leaf = leaves;
        if (element.isSetType()) {
            leaves++;
        } else {
            for (int i = 0; i < element.getNum_children(); i++) {
                children.add(node(path, depth + 1));
            }
        }
        return new Node(element, path, leaf, children);
    }

    /**
     * A field with its repetition.
     *
     * @param definition the level of what is around it
     * @param repetition likewise
     */
    private Optional<Field> any(Node node, int definition, int repetition) {
        if (node.isRepeated()) {
            // Without a list around it: a list that is never null, of elements that are not.
            return single(node, definition + 1, repetition + 1)
                    .map(
                            element ->
                                    new Field.Items(
                                            node.name(),
                                            node.id(),
                                            definition,
                                            repetition + 1,
                                            definition + 1,
                                            element,
                                            false));
        }
        return single(node, definition + (node.isOptional() ? 1 : 0), repetition);
    }

    /** A field as if it were not repeated. */
    private Optional<Field> single(Node node, int definition, int repetition) {
        if (node.isValue()) {
            return value(node, definition, repetition);
        }
        if (node.isVariant()) {
            return refuse("VARIANT is not read");
        }
        if (node.isList()) {
            return list(node, definition, repetition);
        }
        return node.isMap()
                ? map(node, definition, repetition)
                : group(node, definition, repetition);
    }

    private Optional<Field> value(Node node, int definition, int repetition) {
        if (encrypted.get(node.leaf())) {
            return refuse("it is encrypted");
        }
        Optional<Kind> kind = LogicalTypes.of(node.element());
        if (kind.isEmpty()) {
            return refuse("its type has no counterpart");
        }
        LeafColumn leaf =
                new LeafColumn(
                        node.path(),
                        columns.size(),
                        node.leaf(),
                        definition,
                        repetition,
                        kind.get());
        columns.add(leaf);
        return Optional.of(new Field.Value(node.name(), node.id(), leaf));
    }

    /** What cannot be read is left out of a group, as long as there is something else in it. */
    private Optional<Field> group(Node node, int definition, int repetition) {
        List<Field> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node child : node.children()) {
            if (child.name().isEmpty() || !names.add(child.name())) {
                return refuse("it has two fields of the same name, or one without");
            }
            any(child, definition, repetition).ifPresent(parts::add);
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Field.Group(
                                node.name(), node.id(), definition, List.copyOf(parts), false));
    }

    private Optional<Field> list(Node node, int definition, int repetition) {
        if (node.children().size() != 1 || !node.children().get(0).isRepeated()) {
            return refuse("it is a list without one repeated field");
        }
        Node repeated = node.children().get(0);
        Optional<Field> element =
                isElement(node, repeated)
                        ? single(repeated, definition + 1, repetition + 1)
                        : any(repeated.children().get(0), definition + 1, repetition + 1);
        return element.map(
                item ->
                        new Field.Items(
                                node.name(),
                                node.id(),
                                definition,
                                repetition + 1,
                                definition + 1,
                                item,
                                false));
    }

    /** Whether the repeated field is the element, as of old, and not only what is around it. */
    private static boolean isElement(Node list, Node repeated) {
        return repeated.isValue()
                || repeated.children().size() != 1
                || repeated.children().get(0).isRepeated()
                || repeated.isList()
                || repeated.isMap()
                || repeated.name().equals("array")
                || repeated.name().equals(list.name() + "_tuple");
    }

    private Optional<Field> map(Node node, int definition, int repetition) {
        Node entry = node.children().size() == 1 ? node.children().get(0) : node;
        int parts = entry.children().size();
        if (!entry.isRepeated()
                || parts < 1
                || parts > 2
                || entry.children().stream().anyMatch(Node::isRepeated)) {
            return refuse("it is a map without one repeated pair of key and value");
        }
        Optional<Field> key = any(entry.children().get(0), definition + 1, repetition + 1);
        if (key.isEmpty() || parts == 1) {
            // A map without values is a set.
            return key.map(
                    item ->
                            new Field.Items(
                                    node.name(),
                                    node.id(),
                                    definition,
                                    repetition + 1,
                                    definition + 1,
                                    item,
                                    false));
        }
        return any(entry.children().get(1), definition + 1, repetition + 1)
                .map(
                        value ->
                                new Field.Items(
                                        node.name(),
                                        node.id(),
                                        definition,
                                        repetition + 1,
                                        definition + 1,
                                        new Field.Group(
                                                entry.name(),
                                                entry.id(),
                                                definition + 1,
                                                List.of(key.get(), value),
                                                true),
                                        true));
    }

    private Optional<Field> refuse(String why) {
        reason = reason == null ? why : reason;
        return Optional.empty();
    }
}
