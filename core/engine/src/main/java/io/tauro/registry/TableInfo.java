package io.tauro.registry;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a listing says of a table; nothing that has to be asked of its source.
 *
 * @param name the name in queries, dots included
 * @param kind a table of a source, a view, or one that tells of them
 * @param connection the id of the connection; empty for a view
 * @param tags classifications
 * @param description for people
 */
public record TableInfo(
        String name,
        Kind kind,
        Optional<String> connection,
        Set<String> tags,
        Optional<String> description) {

    /** What is behind a name. */
    public enum Kind {
        TABLE,
        VIEW,
        /** A table of the {@link InformationSchema}. */
        SYSTEM_VIEW
    }

    /** The parts of the name, outermost first. */
    public List<String> path() {
        return List.of(name.split("\\.", -1));
    }
}
