package io.tauro.internal.kernel;

import io.tauro.internal.json.Json;
import io.tauro.internal.json.JsonFailure;
import io.tauro.internal.json.JsonPrinter;
import io.tauro.internal.json.JsonReader;
import io.tauro.type.Column;
import io.tauro.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an array, map or row that is written as text: as JSON, or arrays and rows in the way
 * of PostgreSQL, {@code {1,2}} and {@code (1,a)}. Each part is text again; what is no such text is
 * a {@link CastFailure}.
 */
final class NestedTexts {

    private NestedTexts() {}

    /** The parts of a type, each of them as text. */
    static DataType ofTexts(DataType type) {
        return switch (type.kind()) {
            case ARRAY -> DataType.array(DataType.VARCHAR);
            case MAP -> DataType.map(DataType.VARCHAR, DataType.VARCHAR);
            default ->
                    DataType.row(
                            type.fields().stream()
                                    .map(field -> Column.of(field.name(), DataType.VARCHAR))
                                    .toList());
        };
    }

    /** A list for an array or row, a map for a map; null for the null of JSON. */
    static @Nullable Object read(String text, DataType type) {
        String stripped = text.strip();
        return switch (type.kind()) {
            case ARRAY ->
                    stripped.startsWith("{")
                            ? new NestedLiteral(stripped, '{', '}').parts()
                            : array(json(stripped), type.elementType());
            case MAP -> map(json(stripped), type);
            default ->
                    stripped.startsWith("(")
                            ? fields(new NestedLiteral(stripped, '(', ')').parts(), type)
                            : row(json(stripped), type);
        };
    }

    private static Json json(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonFailure e) {
            throw CastFailure.invalid();
        }
    }

    private static @Nullable List<@Nullable String> array(Json json, DataType element) {
        if (json instanceof Json.Array array) {
            List<@Nullable String> parts = new ArrayList<>(array.elements().size());
            for (Json one : array.elements()) {
                parts.add(part(one, element));
            }
            return parts;
        }
        return nothing(json);
    }

    private static @Nullable Map<String, @Nullable String> map(Json json, DataType type) {
        if (json instanceof Json.Obj object) {
            Map<String, @Nullable String> parts = new LinkedHashMap<>();
            object.members()
                    .forEach(
                            (name, value) ->
                                    parts.put(name, part(value, type.fields().get(1).type())));
            return parts;
        }
        return nothing(json);
    }

    private static @Nullable List<@Nullable String> row(Json json, DataType type) {
        List<@Nullable String> parts = new ArrayList<>();
        if (json instanceof Json.Obj object) {
            for (Column field : type.fields()) {
                Json value = member(object, field.name());
                parts.add(value == null ? null : part(value, field.type()));
            }
            return parts;
        } else if (json instanceof Json.Array array) {
            if (array.elements().size() != type.fields().size()) {
                throw CastFailure.invalid();
            }
            for (int i = 0; i < array.elements().size(); i++) {
                parts.add(part(array.elements().get(i), type.fields().get(i).type()));
            }
            return parts;
        }
        return nothing(json);
    }

    private static @Nullable Json member(Json.Obj object, String name) {
        Json exact = object.members().get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of each type
    private static <T> @Nullable T nothing(Json json) {
        if (json instanceof Json.Null) {
            return null;
        }
        throw CastFailure.invalid();
    }

    private static List<@Nullable String> fields(List<@Nullable String> parts, DataType type) {
        if (parts.size() != type.fields().size()) {
            throw CastFailure.invalid();
        }
        return parts;
    }

    private static @Nullable String part(Json value, DataType type) {
        if (value instanceof Json.Num number && type.kind().isInteger()) {
            try {
                return number.value().stripTrailingZeros().toPlainString();
            } catch (JsonFailure outOfRange) {
                throw CastFailure.overflow();
            }
        }
        return switch (type.kind()) {
            case JSON, ARRAY, MAP, ROW ->
                    value instanceof Json.Null && type.kind() != io.tauro.type.TypeKind.JSON
                            ? null
                            : JsonPrinter.print(value);
            default -> JsonSupport.unquoted(value);
        };
    }
}
