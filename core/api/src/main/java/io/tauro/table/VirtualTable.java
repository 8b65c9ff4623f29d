package io.tauro.table;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as queries see it: a name for a source on a connection. Immutable.
 *
 * @param name the name in queries; dots qualify it: {@code crm.customers}
 * @param connection the id of the connection
 * @param source where the rows are
 * @param cache whether a copy may answer
 * @param tags classifications, such as {@code pii}
 * @param description for people
 * @param tenant whose principals alone know it; empty for those of all
 */
public record VirtualTable(
        String name,
        String connection,
        TableSource source,
        CachePolicy cache,
        Set<String> tags,
        Optional<String> description,
        Optional<String> tenant) {

    public VirtualTable {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(cache, "cache");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(tenant, "tenant");
        tags = Set.copyOf(tags);
        if (name.isBlank() || pathOf(name).stream().anyMatch(String::isEmpty)) {
            throw new TauroException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "'"
                            + name
                            + "' is not a table name: each part between the dots needs at least one character.");
        }
    }

    // Written out, see DataType.
    @Override
    public int hashCode() {
        return name.hashCode() * 31 + connection.hashCode();
    }

    private static List<String> pathOf(String name) {
        return List.of(name.split("\\.", -1));
    }

    /** The parts of the name, outermost first. */
    public List<String> path() {
        return pathOf(name);
    }

    /** Starts a table of this name. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** What is known so far of a table. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private @Nullable String connection;
        private @Nullable TableSource source;
        private CachePolicy cache = CachePolicy.smart();
        private final Set<String> tags = new LinkedHashSet<>();
        private @Nullable String description;
        private @Nullable String tenant;

        private Builder(String name) {
            this.name = name;
        }

        /** Where the rows are. */
        public Builder from(String connectionId, TableSource tableSource) {
            this.connection = connectionId;
            this.source = tableSource;
            return this;
        }

        public Builder cache(CachePolicy policy) {
            this.cache = policy;
            return this;
        }

        public Builder tags(String... names) {
            tags.addAll(List.of(names));
            return this;
        }

        public Builder description(String text) {
            this.description = text;
            return this;
        }

        /**
         * Whose table it is: principals of other tenants, and those without one, do not know it,
         * whatever their roles. Several tenants can have tables of the same name.
         */
        public Builder tenant(String name) {
            this.tenant = name;
            return this;
        }

        /**
         * @throws TauroException {@code TAURO-1005} if it was not said where the rows are
         */
        public VirtualTable build() {
            if (connection == null || source == null) {
                throw new TauroException(
                        ErrorCode.MISSING_OPTION,
                        "Table '" + name + "' has no source. Say where its rows are with from(…).");
            }
            return new VirtualTable(
                    name,
                    connection,
                    source,
                    cache,
                    tags,
                    Optional.ofNullable(description),
                    Optional.ofNullable(tenant));
        }
    }
}
