package io.tauro.connector.files.parquet;

import io.tauro.connector.files.parquet.Footer.RowGroup;
import io.tauro.connector.files.parquet.NestedPart.LeafSource;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.spi.ReadContext;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the readers of the columns of a row group: of a nested one only of what is asked for. */
final class NestedColumns {

    private final RowGroup group;
    private final ObjectReader file;
    private final Function<LeafColumn, @Nullable PageLocations> locations;
    private final Names names;
    private final ReadContext context;
    private final List<LeafSource> leaves = new ArrayList<>();

    private NestedColumns(
            RowGroup group,
            ObjectReader file,
            Function<LeafColumn, @Nullable PageLocations> locations,
            Names names,
            ReadContext context) {
        this.names = names;
        this.group = group;
        this.file = file;
        this.locations = locations;
        this.context = context;
    }

    /**
     * @param target what to deliver: something that {@link #allows} allows
     * @param locations where the pages of a column are; null if nobody wants to know
     */
    static FieldReader reader(
            RowGroup group,
            Field field,
            DataType target,
            ObjectReader file,
            Function<LeafColumn, @Nullable PageLocations> locations,
            Names names,
            ReadContext context) {
        NestedColumns columns = new NestedColumns(group, file, locations, names, context);
        Optional<LeafColumn> flat = field.flat();
        if (flat.isPresent()) {
            return columns.pages(flat.get(), target);
        }
        NestedPart root = columns.part(field, target, 0, 0);
        return new NestedReader(root, columns.leaves);
    }

    /** Whether a field can be read as a type, without loss. */
    static boolean allows(Field field, DataType target, Names names) {
        if (field instanceof Field.Value value) {
            return TypeWidening.allows(value.leaf().kind(), target);
        }
        if (field instanceof Field.Items items) {
            return switch (target.kind()) {
                case ARRAY -> !items.map() && allows(items.element(), target.elementType(), names);
                case MAP ->
                        items.map()
                                && items.element() instanceof Field.Group entry
                                && allows(
                                        entry.fields().get(0), target.fields().get(0).type(), names)
                                && allows(
                                        entry.fields().get(1),
                                        target.fields().get(1).type(),
                                        names);
                default -> false;
            };
        }
        return target.kind() == TypeKind.ROW
                && !target.fields().isEmpty()
                && target.fields().stream()
                        .allMatch(part -> allows((Field.Group) field, part, names));
    }

    private static boolean allows(Field.Group group, Column part, Names names) {
        return names.find(group.fields(), part.name())
                .map(field -> allows(field, part.type(), names))
                .orElse(part.nullable());
    }

    /** The value columns that are read of a field. */
    static List<LeafColumn> leaves(Field field, DataType target, Names names) {
        if (field instanceof Field.Value value) {
            return List.of(value.leaf());
        }
        if (field instanceof Field.Items items) {
            return leaves(items.element(), element(items, target), names);
        }
        Field.Group group = (Field.Group) field;
        List<LeafColumn> found = new ArrayList<>();
        for (int i = 0; i < target.fields().size(); i++) {
            DataType part = target.fields().get(i).type();
            match(group, target, i, names)
                    .ifPresent(inner -> found.addAll(leaves(inner, part, names)));
        }
        return found.isEmpty() ? List.of(group.first()) : found;
    }

    private static DataType element(Field.Items items, DataType target) {
        return items.map() ? DataType.row(target.fields()) : target.elementType();
    }

    /** The field of a group that a part of a type means; key and value of a map by position. */
    private static Optional<Field> match(
            Field.Group group, DataType target, int part, Names names) {
        Optional<Field> field =
                group.isEntry()
                        ? Optional.of(group.fields().get(part))
                        : names.find(group.fields(), target.fields().get(part).name());
        // What is always null can have any type.
        return field.filter(found -> !isAlwaysNull(found));
    }

    static boolean isAlwaysNull(Field field) {
        return field instanceof Field.Value value && value.leaf().kind().alwaysNull();
    }

    /**
     * @param slot the definition level from which on there is a place for the part
     * @param repetition the level of the list around it
     */
    private NestedPart part(Field field, DataType target, int slot, int repetition) {
        if (field instanceof Field.Value value) {
            return new NestedPart.Values(source(value.leaf(), target, slot));
        }
        if (field instanceof Field.Items items) {
            NestedPart element =
                    part(
                            items.element(),
                            element(items, target),
                            items.there(),
                            items.repetition());
            return new NestedPart.Items(items, target, slot, element);
        }
        Field.Group structure = (Field.Group) field;
        List<@Nullable NestedPart> parts = new ArrayList<>();
        @Nullable LeafSource levels = null;
        for (int i = 0; i < target.fields().size(); i++) {
            Optional<Field> inner = match(structure, target, i, names);
            DataType type = target.fields().get(i).type();
            NestedPart part = inner.isPresent() ? part(inner.get(), type, slot, repetition) : null;
            parts.add(part);
            levels = levels == null && part != null ? part.levels() : levels;
        }
        if (levels == null) {
            LeafColumn first = structure.first();
            levels = source(first, null, slot);
        }
        return new NestedPart.Group(structure, target, slot, repetition, parts, levels);
    }

    /**
     * @param target null if only the levels are wanted
     */
    private LeafSource source(LeafColumn leaf, @Nullable DataType target, int slot) {
        ColumnReader pages = pages(leaf, target == null ? leaf.type() : target);
        RecordReader records =
                new RecordReader(leaf, pages, Footer.chunk(group, leaf), slot, target != null);
        LeafSource source = new LeafSource(leaf, records);
        leaves.add(source);
        return source;
    }

    private ColumnReader pages(LeafColumn leaf, DataType target) {
        Footer.Chunk chunk = Footer.chunk(group, leaf);
        return new ColumnReader(
                leaf, target, chunk, chunk.entries(), locations.apply(leaf), file, context);
    }
}
