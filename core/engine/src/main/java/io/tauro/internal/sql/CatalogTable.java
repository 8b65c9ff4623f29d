package io.tauro.internal.sql;

import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A table or view as queries see it. Immutable. */
public interface CatalogTable {

    /** The parts of its name, outermost first; never empty. */
    List<String> path();

    /** Its columns. */
    Schema schema();

    /** The query that it stands for; empty for a table that has rows of its own. */
    Optional<String> viewSql();

    /** The number of rows, if known. */
    OptionalDouble rowCount();

    /** What stands in its place; empty for one that is seen as it is. */
    default Optional<PolicyView> policy() {
        return Optional.empty();
    }

    /** The name as queries write it. */
    default String name() {
        return String.join(".", path());
    }
}
