package io.tauro.config;

import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code connections}. */
final class ConnectionReader {

    private static final String TYPE = "connector_type";
    private static final String RATE = "rate_limit";

    private final Connectors connectors = new Connectors();

    Map<String, ConnectionDefinition> read(Section root) {
        Map<String, ConnectionDefinition> connections = new LinkedHashMap<>();
        Optional<Section> section = root.section("connections", null);
        for (String id : section.map(Section::names).orElse(List.of())) {
            if (id.isBlank()) {
                throw section.get().place(id).invalid("under an id that is not blank");
            }
            connections.put(id, connection(section.get(), id));
        }
        return connections;
    }

    private ConnectionDefinition connection(Section all, String id) {
        Section section = all.below(id, null);
        ConnectorFactory factory = connectors.named(section);
        if (section.has(RATE) && factory.options().stream().noneMatch(o -> o.name().equals(RATE))) {
            throw section.place(RATE)
                    .notSupported("Remove it; 'max_concurrent' bounds the queries at once.");
        }
        Map<String, Object> options =
                new OptionReader(
                                factory.options(),
                                "option of a connection of type '" + factory.type() + "'")
                        .read(section, List.of(TYPE));
        return new ConfiguredConnection(
                all.value(id).orElseThrow(), factory, options, section.interpolation().directory());
    }
}
