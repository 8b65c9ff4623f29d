package io.tauro.connector.delta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tauro.connector.files.format.ValueRange;
import io.tauro.predicate.ValueOrder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the log knows of the values in a file, read from its JSON where it is asked for. What is
 * broken is as good as not there: statistics only help.
 */
final class FileStatistics {

    static final FileStatistics NONE = new FileStatistics(null);

    private final @Nullable String json;
    private volatile @Nullable Parsed parsed;

    FileStatistics(@Nullable String json) {
        this.json = json;
    }

    private record Parsed(
            OptionalLong rows,
            boolean tight,
            Map<String, String> least,
            Map<String, String> greatest,
            Map<String, String> nulls) {}

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            known = parse(json == null ? "{}" : json);
            parsed = known;
        }
        return known;
    }

    private static Parsed parse(String json) {
        OptionalLong rows = OptionalLong.empty();
        boolean tight = true;
        Map<String, Map<String, String>> groups = new HashMap<>();
        try (JsonParser parser = KernelJson.JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken token = parser.nextToken();
                    if (token == JsonToken.START_OBJECT) {
                        groups.put(name, scalars(parser));
                    } else if (name.equals("numRecords") && token == JsonToken.VALUE_NUMBER_INT) {
                        long count = parser.getLongValue();
                        rows = count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
                    } else if (name.equals("tightBounds")) {
                        tight = token == JsonToken.VALUE_TRUE;
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            return new Parsed(OptionalLong.empty(), false, Map.of(), Map.of(), Map.of());
        }
        return new Parsed(
                rows,
                tight,
                groups.getOrDefault("minValues", Map.of()),
                groups.getOrDefault("maxValues", Map.of()),
                groups.getOrDefault("nullCount", Map.of()));
    }

    /** The fields of an object that are no objects themselves, as text. */
    private static Map<String, String> scalars(JsonParser parser) throws IOException {
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                values.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    /** How many rows the file has, the deleted ones too. */
    OptionalLong rows() {
        return parsed().rows();
    }

    /** How many values are null; empty if that is not known. */
    OptionalLong nulls(DeltaColumn column) {
        Parsed known = parsed();
        String text = known.nulls().get(column.physical());
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            long nulls = Long.parseLong(text);
            boolean certain =
                    known.tight()
                            || nulls == 0
                            || known.rows().isPresent() && nulls == known.rows().getAsLong();
            return nulls < 0 || !certain ? OptionalLong.empty() : OptionalLong.of(nulls);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** What is known of the values of a column: wider than they are, never narrower. */
    ValueRange range(DeltaColumn column) {
        if (json == null || column.place() == DeltaColumn.Place.LOG) {
            return ValueRange.UNKNOWN;
        }
        Parsed known = parsed();
        OptionalLong nulls = nulls(column);
        if (nulls.isPresent()
                && known.rows().isPresent()
                && known.rows().getAsLong() > 0
                && nulls.getAsLong() == known.rows().getAsLong()) {
            return ValueRange.ALL_NULL;
        }
        String text = known.least().get(column.physical());
        Object least =
                column.widened()
                        ? Bounds.leastOfWidened(column.column().type(), text)
                        : Bounds.least(column.column().type(), text);
        Object greatest =
                Bounds.greatest(column.column().type(), known.greatest().get(column.physical()));
        if (least != null && greatest != null && ValueOrder.compare(least, greatest) > 0) {
            least = null;
            greatest = null;
        }
        boolean mayHaveNulls = nulls.isEmpty() || nulls.getAsLong() > 0;
        return new ValueRange(least, greatest, mayHaveNulls, true);
    }
}
