package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.security.audit.AuditSettings;
import io.tauro.security.audit.OnFailure;
import io.tauro.security.audit.TrailCheckpoints;
import io.tauro.security.audit.TrailKeys;
import io.tauro.security.audit.TrailSettings;
import io.tauro.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code audit}. Opens nothing. */
final class AuditReader {

    private static final List<String> OF_FILES =
            List.of("chain", "rotate_size", "rotate_every", "rotate_every_seconds", "checkpoints");

    private final Section audit;

    private AuditReader(Section audit) {
        this.audit = audit;
    }

    static ContextConfiguration.Audit read(Section root) {
        return root.section("audit", Keys.AUDIT)
                .map(section -> new AuditReader(section).read())
                .orElse(ContextConfiguration.Audit.NONE);
    }

    private ContextConfiguration.Audit read() {
        return new ContextConfiguration.Audit(trail(), audit.text("logger"), settings());
    }

    private AuditSettings settings() {
        AuditSettings settings =
                AuditSettings.DEFAULTS.onFailure(
                        audit.choice("on_failure", List.of("closed", "open"))
                                        .filter("open"::equals)
                                        .isPresent()
                                ? OnFailure.OPEN
                                : OnFailure.CLOSED);
        Optional<Duration> timeout = audit.duration("timeout");
        if (timeout.isPresent()) {
            settings = settings.timeout(timeout.get());
        }
        Optional<Integer> queue = audit.integer("queue", 1);
        if (queue.isPresent()) {
            settings = settings.queue(queue.get());
        }
        return audit.has("fingerprint_key") ? settings.fingerprintKey(fingerprintKey()) : settings;
    }

    private byte[] fingerprintKey() {
        byte[] key = reference(audit, "fingerprint_key").getBytes(StandardCharsets.UTF_8);
        if (key.length < 16) {
            throw audit.place("fingerprint_key").invalid("a secret of 16 characters or more");
        }
        return key;
    }

    /** A key is not written into a configuration. */
    private static String reference(Section section, String name) {
        boolean elsewhere =
                section.value(name).orElseThrow() instanceof Yaml.Scalar scalar
                        && Interpolation.isReference(scalar);
        Secret secret = section.secret(name).orElseThrow();
        if (!elsewhere) {
            throw section.place(name).invalid("${file:…} or ${NAME}: a key is kept elsewhere");
        }
        return section.place(name).in(secret::reveal).trim();
    }

    private Optional<TrailSettings> trail() {
        Optional<Path> file = audit.path("file");
        if (file.isEmpty()) {
            for (String key : OF_FILES) {
                if (audit.has(key)) {
                    throw audit.place(key)
                            .error(
                                    ErrorCode.MISSING_OPTION,
                                    "There is no file for",
                                    ". Add 'file', or remove the key.");
                }
            }
            return Optional.empty();
        }
        requireFolder(audit, "file", file.get());
        TrailSettings trail = TrailSettings.of(file.get());
        if (!audit.bool("chain").orElse(true)) {
            trail = trail.unchained();
        }
        Optional<Long> size = audit.size("rotate_size");
        if (size.isPresent()) {
            trail = trail.rotateAt(size.get());
        }
        Optional<Duration> every = audit.duration("rotate_every");
        if (every.isPresent()) {
            trail = trail.rotateEvery(every.get());
        }
        Optional<Section> checkpoints = audit.section("checkpoints", Keys.CHECKPOINTS);
        if (checkpoints.isEmpty()) {
            return Optional.of(trail);
        }
        if (!trail.chained()) {
            throw audit.place("checkpoints").invalid("left out, because there is no chain");
        }
        return Optional.of(trail.checkpoints(checkpoints(checkpoints.get())));
    }

    private static TrailCheckpoints checkpoints(Section section) {
        Path file = section.path("file").orElseThrow(() -> section.lacks("file"));
        requireFolder(section, "file", file);
        long every = section.count("every").orElse(TrailCheckpoints.EVERY);
        if (!section.has("key")) {
            throw section.lacks("key");
        }
        try {
            return new TrailCheckpoints(file, every, TrailKeys.signing(reference(section, "key")));
        } catch (IllegalArgumentException e) {
            throw section.place("key").invalid("a private Ed25519 key");
        }
    }

    private static void requireFolder(Section section, String key, Path file) {
        Path folder = file.getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw section.place(key).invalid("a file in a folder that exists");
        }
    }
}
