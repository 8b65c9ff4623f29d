package io.tauro.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values made of values; the given ones stay as they are. */
public final class JsonEdits {

    /** Shorter names first, then by their bytes: the order of PostgreSQL's JSONB. */
    private static final Comparator<String> NAMES =
            Comparator.<String>comparingInt(name -> utf8(name).length)
                    .thenComparing(JsonEdits::utf8, Arrays::compareUnsigned);

    private JsonEdits() {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The value in one of the forms that it can be written in: as a JSONB of PostgreSQL. */
    public static Json canonical(Json value) {
        if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(NAMES))
                    .forEach(one -> members.put(one.getKey(), canonical(one.getValue())));
            return new Json.Obj(members);
        } else if (value instanceof Json.Array array) {
            return new Json.Array(array.elements().stream().map(JsonEdits::canonical).toList());
        }
        return value instanceof Json.Num number ? Json.Num.of(number.value()) : value;
    }

    /** Without the members of objects that are null; with nulls in arrays. */
    public static Json stripNulls(Json value) {
        if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members()
                    .forEach(
                            (name, member) -> {
                                if (!(member instanceof Json.Null)) {
                                    members.put(name, stripNulls(member));
                                }
                            });
            return new Json.Obj(members);
        } else if (value instanceof Json.Array array) {
            return new Json.Array(array.elements().stream().map(JsonEdits::stripNulls).toList());
        }
        return value;
    }

    private static Json fail(String problem) {
        throw JsonFailure.unexpected(problem);
    }

    /** Without the members of these names, or the elements that are these texts. */
    public static Json without(Json value, List<String> names) {
        if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>(object.members());
            names.forEach(members::remove);
            return new Json.Obj(members);
        }
        return value instanceof Json.Array array
                ? new Json.Array(
                        array.elements().stream()
                                .filter(
                                        one ->
                                                !(one instanceof Json.Text text)
                                                        || !names.contains(text.value()))
                                .toList())
                : fail("is no object and no array");
    }

    /** Without the element at an index, from 0, or from -1 at the end. */
    public static Json without(Json value, long index) {
        if (!(value instanceof Json.Array array)) {
            return fail("is no array");
        }
        int size = array.elements().size();
        long at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            return array;
        }
        List<Json> elements = new ArrayList<>(array.elements());
        elements.remove((int) at);
        return new Json.Array(elements);
    }

    /** The members of both, or the elements of both behind each other. */
    public static Json concat(Json left, Json right) {
        if (left instanceof Json.Obj a && right instanceof Json.Obj b) {
            Map<String, Json> members = new LinkedHashMap<>(a.members());
            members.putAll(b.members());
            return new Json.Obj(members);
        }
        List<Json> elements = new ArrayList<>(elements(left));
        elements.addAll(elements(right));
        return new Json.Array(elements);
    }

    private static List<Json> elements(Json value) {
        return value instanceof Json.Array array ? array.elements() : List.of(value);
    }

    /** The member of a name; null if there is none. */
    public static @Nullable Json member(Json value, String name) {
        return value instanceof Json.Obj object ? object.members().get(name) : null;
    }

    /** The element at a position from 0, or from the end if negative; null if there is none. */
    public static @Nullable Json element(Json value, long position) {
        if (!(value instanceof Json.Array array)) {
            return null;
        }
        long at = position < 0 ? array.elements().size() + position : position;
        return at < 0 || at >= array.elements().size() ? null : array.elements().get((int) at);
    }

    /** What is at the end of a way of names and positions; null if it leads nowhere. */
    public static @Nullable Json at(Json value, List<String> way) {
        Json at = value;
        for (String step : way) {
            if (at instanceof Json.Array) {
                Long position = position(step);
                at = position == null ? null : element(at, position);
            } else {
                at = at == null ? null : member(at, step);
            }
        }
        return at;
    }

    private static @Nullable Long position(String step) {
        try {
            return (long) Integer.parseInt(step.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What is done at the end of a way. */
    private enum Edit {
        REPLACE,
        SET,
        BEFORE,
        AFTER,
        DELETE
    }

    /** With another value at the end of a way, if there is one or it may be added. */
    public static Json set(Json value, List<String> way, Json replacement, boolean adds) {
        return edit(value, way, 0, replacement, adds ? Edit.SET : Edit.REPLACE);
    }

    /** With a value put before or behind an element, or added as a member. */
    public static Json insert(Json value, List<String> way, Json added, boolean after) {
        return edit(value, way, 0, added, after ? Edit.AFTER : Edit.BEFORE);
    }

    /** Without what is at the end of a way. */
    public static Json delete(Json value, List<String> way) {
        return edit(value, way, 0, Json.Null.VALUE, Edit.DELETE);
    }

    private static Json edit(Json value, List<String> way, int index, Json with, Edit edit) {
        if (index == way.size()) {
            return value;
        }
        if (value instanceof Json.Obj object) {
            return inObject(object, way, index, with, edit);
        } else if (value instanceof Json.Array array) {
            return inArray(array, way, index, with, edit);
        } else if (index == 0) {
            throw JsonFailure.unexpected("has no parts to change");
        }
        return value;
    }

    private static Json inObject(
            Json.Obj object, List<String> way, int index, Json with, Edit edit) {
        String name = way.get(index);
        Json member = object.members().get(name);
        boolean last = index == way.size() - 1;
        boolean inserts = edit == Edit.BEFORE || edit == Edit.AFTER;
        if (last && inserts && member != null) {
            throw JsonFailure.unexpected("has a member of that name already");
        }
        if (member == null && (!last || edit == Edit.REPLACE || edit == Edit.DELETE)) {
            return object;
        }
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        if (!last) {
            members.put(
                    name,
                    edit(java.util.Objects.requireNonNull(member), way, index + 1, with, edit));
        } else if (edit == Edit.DELETE) {
            members.remove(name);
        } else {
            members.put(name, with);
        }
        return new Json.Obj(members);
    }

    private static Json inArray(
            Json.Array array, List<String> way, int index, Json with, Edit edit) {
        Long step = position(way.get(index));
        if (step == null) {
            throw JsonFailure.unexpected("is an array where a path has no position");
        }
        int size = array.elements().size();
        long at = step < 0 ? size + step : step;
        boolean inside = at >= 0 && at < size;
        if (index < way.size() - 1) {
            if (!inside) {
                return array;
            }
            List<Json> elements = new ArrayList<>(array.elements());
            elements.set((int) at, edit(elements.get((int) at), way, index + 1, with, edit));
            return new Json.Array(elements);
        }
        if (!inside && (edit == Edit.REPLACE || edit == Edit.DELETE)) {
            return array;
        }
        List<Json> elements = new ArrayList<>(array.elements());
        int place = (int) Math.max(0, Math.min(at, size));
        if (edit == Edit.DELETE) {
            elements.remove(place);
        } else if (inside && (edit == Edit.SET || edit == Edit.REPLACE)) {
            elements.set(place, with);
        } else {
            elements.add(edit == Edit.AFTER && inside ? place + 1 : place, with);
        }
        return new Json.Array(elements);
    }
}
