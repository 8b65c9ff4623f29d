package io.tauro.connector.delta;

import io.tauro.connector.files.format.FormatOptions;
import io.tauro.spi.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which state of a table is to be read, or which changes. Immutable. */
record DeltaOptions(
        Optional<Moment> moment, Optional<Moment> changesFrom, Optional<Moment> changesTo) {

    private static final String VERSION = "version";
    private static final String TIMESTAMP = "timestamp";
    private static final String CHANGES_FROM = "changes_from";
    private static final String CHANGES_TO = "changes_to";

    static final List<Option> ALL =
            List.of(
                    Option.of(
                            VERSION,
                            Option.Kind.INTEGER,
                            "The version to read; the latest if it is not given."),
                    Option.of(
                            TIMESTAMP,
                            Option.Kind.TEXT,
                            "Reads the version that was the latest at this time."),
                    Option.of(
                            CHANGES_FROM,
                            Option.Kind.TEXT,
                            "Reads what changed, from this version or time on."),
                    Option.of(
                            CHANGES_TO,
                            Option.Kind.TEXT,
                            "The last version or time of the changes; the latest if it is not given."));

    /**
     * A version, or a time.
     *
     * @param version null for a time
     * @param time null for a version
     */
    record Moment(@Nullable Long version, @Nullable Instant time) {}

    static DeltaOptions of(FormatOptions options) {
        options.check(ALL);
        Optional<Moment> version =
                options.parse(VERSION, "a whole number from 0 on", DeltaOptions::version);
        Optional<Moment> time =
                options.parse(TIMESTAMP, "a time such as 2026-01-01T00:00:00Z", DeltaOptions::time);
        if (version.isPresent() && time.isPresent()) {
            throw exclusive(VERSION, TIMESTAMP, options.table());
        }
        Optional<Moment> moment = version.or(() -> time);
        Optional<Moment> from = options.parse(CHANGES_FROM, EITHER, DeltaOptions::either);
        Optional<Moment> to = options.parse(CHANGES_TO, EITHER, DeltaOptions::either);
        if (to.isPresent() && from.isEmpty()) {
            throw DeltaErrors.option(
                    CHANGES_TO,
                    "Option '"
                            + CHANGES_TO
                            + "' of table '"
                            + options.table()
                            + "' needs '"
                            + CHANGES_FROM
                            + "'. Add it.");
        }
        if (from.isPresent() && moment.isPresent()) {
            throw exclusive(
                    CHANGES_FROM, version.isPresent() ? VERSION : TIMESTAMP, options.table());
        }
        return new DeltaOptions(moment, from, to);
    }

    private static final String EITHER = "a version, or a time such as 2026-01-01T00:00:00Z";

    private static RuntimeException exclusive(String one, String other, String table) {
        return DeltaErrors.option(
                one,
                "Options '"
                        + one
                        + "' and '"
                        + other
                        + "' of table '"
                        + table
                        + "' exclude each other. Remove one.");
    }

    private static Moment version(String text) {
        long version = Long.parseLong(text.trim());
        if (version < 0) {
            throw new IllegalArgumentException();
        }
        return new Moment(version, null);
    }

    private static Moment either(String text) {
        return text.trim().matches("\\d+") ? version(text) : time(text);
    }

    /** A time with a zone; one without is of UTC; a day begins at midnight. */
    private static Moment time(String text) {
        String iso = text.trim().replace(' ', 'T');
        try {
            return new Moment(null, OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            try {
                return new Moment(
                        null,
                        iso.contains("T")
                                ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)
                                : LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant());
            } catch (DateTimeException f) {
                throw new IllegalArgumentException(f);
            }
        }
    }
}
