package io.tauro.connector.files.parquet;

import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Nested types as they stand in files, with values of them: made at random, for tests. */
sealed interface NestedType {

    DataType type();

    /** A value that is not null. */
    Object random(Random random);

    /** The field that has the type. */
    Type field(String name, Repetition repetition);

    /** Writes a value that is not null as the next one of a field. */
    void write(Group group, String name, Object value);

    /** How a list is written. */
    enum Form {
        /** Three levels, by the rules. */
        LIST,
        /** Three levels, with other names. */
        BAG,
        /** Two levels: the repeated field is the element. */
        OLD,
        /** Two levels of a name that says so. */
        TUPLE,
        /** No list around the repeated field. */
        BARE
    }

    /** A number, a text or a truth. */
    record Leaf(PrimitiveTypeName stored, DataType type) implements NestedType {

        static final List<Leaf> ALL =
                List.of(
                        new Leaf(PrimitiveTypeName.INT32, DataType.INTEGER),
                        new Leaf(PrimitiveTypeName.INT64, DataType.BIGINT),
                        new Leaf(PrimitiveTypeName.DOUBLE, DataType.DOUBLE),
                        new Leaf(PrimitiveTypeName.BOOLEAN, DataType.BOOLEAN),
                        new Leaf(PrimitiveTypeName.BINARY, DataType.VARCHAR));

        @Override
        public Object random(Random random) {
            return switch (stored) {
                case INT32 -> random.nextInt(random.nextBoolean() ? 5 : 1 << 30);
                case INT64 -> random.nextBoolean() ? random.nextLong() : (Object) 7L;
                case DOUBLE -> random.nextInt(100) / 4.0;
                case BOOLEAN -> random.nextBoolean();
                default -> "text " + random.nextInt(random.nextBoolean() ? 5 : 10_000);
            };
        }

        @Override
        public Type field(String name, Repetition repetition) {
            return Types.primitive(stored, repetition)
                    .as(
                            stored == PrimitiveTypeName.BINARY
                                    ? LogicalTypeAnnotation.stringType()
                                    : null)
                    .named(name);
        }

        @Override
        public void write(Group group, String name, Object value) {
            if (value instanceof Integer number) {
                group.add(name, number);
            } else if (value instanceof Long number) {
                group.add(name, number);
            } else if (value instanceof Double number) {
                group.add(name, number);
            } else if (value instanceof Boolean bool) {
                group.add(name, bool);
            } else {
                group.add(
                        name,
                        Binary.fromConstantByteArray(
                                ((String) value).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** A list. */
    record Items(Form form, boolean optionalElement, NestedType element) implements NestedType {
        @Override
        public DataType type() {
            return DataType.array(element.type());
        }

        private boolean threeLevels() {
            return form == Form.LIST || form == Form.BAG;
        }

        @Override
        public Object random(Random random) {
            List<@Nullable Object> values = new ArrayList<>();
            int size = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextInt(30) + 1);
            for (int i = 0; i < size; i++) {
                boolean none = optionalElement && threeLevels() && random.nextInt(4) == 0;
                values.add(none ? null : element.random(random));
            }
            return values;
        }

        private String inner(String name) {
            return switch (form) {
                case LIST -> "list";
                case BAG -> "bag";
                case TUPLE -> name + "_tuple";
                default -> "array";
            };
        }

        @Override
        public Type field(String name, Repetition repetition) {
            if (form == Form.BARE) {
                return element.field(name, Repetition.REPEATED);
            }
            Type repeated =
                    threeLevels()
                            ? Types.repeatedGroup()
                                    .addField(
                                            element.field(
                                                    form == Form.BAG ? "item" : "element",
                                                    optionalElement
                                                            ? Repetition.OPTIONAL
                                                            : Repetition.REQUIRED))
                                    .named(inner(name))
                            : element.field(inner(name), Repetition.REPEATED);
            return Types.buildGroup(repetition)
                    .addField(repeated)
                    .as(LogicalTypeAnnotation.listType())
                    .named(name);
        }

        @Override
        public void write(Group group, String name, Object value) {
            Group list = form == Form.BARE ? group : group.addGroup(name);
            for (Object item : (List<?>) value) {
                if (threeLevels()) {
                    Group around = list.addGroup(inner(name));
                    if (item != null) {
                        element.write(around, form == Form.BAG ? "item" : "element", item);
                    }
                } else {
                    element.write(list, form == Form.BARE ? name : inner(name), item);
                }
            }
        }
    }

    /** A map. */
    record Pairs(boolean old, Leaf key, NestedType value) implements NestedType {
        @Override
        public DataType type() {
            return DataType.map(key.type(), value.type());
        }

        @Override
        public Object random(Random random) {
            Map<Object, @Nullable Object> values = new LinkedHashMap<>();
            int size = random.nextInt(5);
            for (int i = 0; i < size; i++) {
                values.put(
                        key.random(random), random.nextInt(4) == 0 ? null : value.random(random));
            }
            return values;
        }

        private String inner() {
            return old ? "map" : "key_value";
        }

        @Override
        public Type field(String name, Repetition repetition) {
            return Types.buildGroup(repetition)
                    .addField(
                            Types.repeatedGroup()
                                    .addFields(
                                            key.field("key", Repetition.REQUIRED),
                                            value.field("value", Repetition.OPTIONAL))
                                    .as(
                                            old
                                                    ? LogicalTypeAnnotation
                                                            .MapKeyValueTypeAnnotation.getInstance()
                                                    : null)
                                    .named(inner()))
                    .as(LogicalTypeAnnotation.mapType())
                    .named(name);
        }

        @Override
        public void write(Group group, String name, Object map) {
            Group pairs = group.addGroup(name);
            ((Map<?, ?>) map)
                    .forEach(
                            (one, other) -> {
                                Group pair = pairs.addGroup(inner());
                                key.write(pair, "key", one);
                                if (other != null) {
                                    value.write(pair, "value", other);
                                }
                            });
        }
    }

    /** A structure of fields {@code f0}, {@code f1} and so on. */
    record Parts(List<Boolean> optional, List<NestedType> parts) implements NestedType {
        @Override
        public DataType type() {
            List<Column> fields = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                fields.add(Column.of("f" + i, parts.get(i).type()));
            }
            return DataType.row(fields);
        }

        private boolean isOptional(int part) {
            return optional.get(part)
                    && !(parts.get(part) instanceof Items items && items.form() == Form.BARE);
        }

        @Override
        public Object random(Random random) {
            @Nullable Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                boolean none = isOptional(i) && random.nextInt(4) == 0;
                values[i] = none ? null : parts.get(i).random(random);
            }
            return Arrays.asList(values);
        }

        @Override
        public Type field(String name, Repetition repetition) {
            Types.GroupBuilder<?> group = Types.buildGroup(repetition);
            for (int i = 0; i < parts.size(); i++) {
                group.addField(
                        parts.get(i)
                                .field(
                                        "f" + i,
                                        optional.get(i)
                                                ? Repetition.OPTIONAL
                                                : Repetition.REQUIRED));
            }
            return (Type) group.named(name);
        }

        @Override
        public void write(Group group, String name, Object value) {
            Group inner = group.addGroup(name);
            for (int i = 0; i < parts.size(); i++) {
                Object part = ((List<?>) value).get(i);
                if (part != null) {
                    parts.get(i).write(inner, "f" + i, part);
                }
            }
        }
    }

    /** Some type, nested at most so deep. */
    static NestedType any(Random random, int depth) {
        return switch (depth == 0 ? 0 : 1 + random.nextInt(4)) {
            case 1, 2 -> {
                Form form = Form.values()[random.nextInt(Form.values().length)];
                // A repeated field in a repeated one is a structure around a list.
                NestedType element = valueOf(random, depth - 1);
                yield new Items(form, random.nextBoolean(), element);
            }
            case 3 -> new Pairs(random.nextBoolean(), leaf(random), valueOf(random, depth - 1));
            case 4 -> {
                List<NestedType> parts = new ArrayList<>();
                List<Boolean> optional = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(3); i++) {
                    parts.add(any(random, random.nextInt(depth)));
                    optional.add(random.nextBoolean());
                }
                yield new Parts(optional, parts);
            }
            default -> leaf(random);
        };
    }

    private static NestedType valueOf(Random random, int depth) {
        NestedType value = any(random, depth);
        return value instanceof Items items && items.form() == Form.BARE
                ? new Items(Form.LIST, true, items.element())
                : value;
    }

    private static Leaf leaf(Random random) {
        return Leaf.ALL.get(random.nextInt(Leaf.ALL.size()));
    }
}
