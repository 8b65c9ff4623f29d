package io.tauro.connector.files.json;

import io.tauro.connector.files.format.FileFormat;
import io.tauro.connector.files.format.FormatOptions;
import io.tauro.connector.files.format.FormatTable;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.spi.Option;
import java.util.List;

/** Objects of JSON. */
public final class JsonFormat implements FileFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<Option> options() {
        return JsonOptions.KNOWN;
    }

    @Override
    public FormatTable bind(ObjectStore store, String table, FormatOptions options) {
        options.check(JsonOptions.KNOWN);
        return new JsonTable(store, table, JsonOptions.of(options));
    }
}
