package io.tauro.security.audit;

import io.tauro.security.audit.TrailFinding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trail from its first file to its last, and tells what is not as it was written: by itself
 * edits, gaps, changes of order and doubles, and with checkpoints also an end that is missing and a
 * chain that was made anew. Used once, by one thread.
 */
public final class TrailVerifier {

    /** How many findings are told; more would only repeat that the file is not a trail. */
    private static final int MOST = 1_000;

    private final List<TrailFinding> findings = new ArrayList<>();
    private final MissingNumbers missing = new MissingNumbers();
    private final Map<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final ByteArrayOutputStream unreadable = new ByteArrayOutputStream();
    private @Nullable UUID chain;
    private @Nullable ChainLink last;
    private Path file;
    private long line;
    private long unreadableFrom;
    private boolean unreadableHasEnd;
    private long records;
    private long first;
    private long compared;

    private TrailVerifier(Path file) {
        this.file = file;
    }

    /**
     * Verifies a trail by itself. That its end is there, and that it was not written anew, does not
     * show.
     *
     * @param trail the file that is written; those that it was before are found beside it
     * @throws IOException if a file cannot be read
     */
    public static TrailReport verify(Path trail) throws IOException {
        return new TrailVerifier(trail).verified(trail, Optional.empty());
    }

    /**
     * Verifies a trail against its checkpoints.
     *
     * @param trail the file that is written; those that it was before are found beside it
     * @param checkpoints the file of checkpoints
     * @param key that they have to be signed by
     * @throws IOException if a file cannot be read
     */
    public static TrailReport verify(Path trail, Path checkpoints, PublicKey key)
            throws IOException {
        TrailVerifier verifier = new TrailVerifier(trail);
        verifier.read(checkpoints, key);
        return verifier.verified(trail, Optional.of(checkpoints));
    }

    private void read(Path from, PublicKey key) throws IOException {
        file = from;
        line = 0;
        try (TrailLines lines = new TrailLines(Files.newInputStream(from), Files.size(from))) {
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                line++;
                try {
                    add(
                            Checkpoint.read(
                                    new String(bytes, java.nio.charset.StandardCharsets.UTF_8)),
                            key);
                } catch (IllegalArgumentException e) {
                    boolean isTorn = !lines.hasEnd();
                    found(
                            isTorn ? Kind.TORN : Kind.CHECKPOINT,
                            isTorn ? "a checkpoint was torn: a crash" : "is no checkpoint");
                }
            }
        }
    }

    private void add(Checkpoint checkpoint, PublicKey key) {
        if (!checkpoint.isSignedBy(key)) {
            found(Kind.CHECKPOINT, "was not signed by this key");
            return;
        }
        if (chain == null) {
            chain = checkpoint.chain();
        }
        Checkpoint known = checkpoints.put(checkpoint.number(), checkpoint);
        if (known != null && !known.hash().equals(checkpoint.hash())
                || !checkpoint.chain().equals(chain)) {
            found(Kind.CHECKPOINT, "contradicts another one: the trail was written anew");
        }
    }

    private TrailReport verified(Path trail, Optional<Path> against) throws IOException {
        List<Path> files = new TrailFiles(trail).all();
        if (files.isEmpty() && against.isEmpty()) {
            throw new java.nio.file.NoSuchFileException(trail.toString());
        }
        for (Path one : files) {
            file = one;
            line = 0;
            verify(one, Files.size(one));
        }
        endOfTrail();
        missing.forEach(
                (from, to) -> found(Kind.GAP, 0, "records " + from + " to " + to + " are missing"));
        ends(against);
        return new TrailReport(
                records, first, last == null ? 0 : last.number(), compared, findings);
    }

    private void verify(Path one, long size) throws IOException {
        try (TrailLines lines = new TrailLines(Files.newInputStream(one), size)) {
            for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
                line++;
                verify(bytes, lines.hasEnd());
            }
        }
    }

    private void verify(byte[] bytes, boolean hasEnd) {
        TrailLine read;
        ChainLink link;
        try {
            read = TrailLine.read(bytes);
            link = read.link().orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException e) {
            unreadable(bytes, hasEnd);
            return;
        }
        if (!read.isIntact()) {
            endOfUnreadable(Optional.empty());
            found(Kind.EDIT, "record " + link.number() + " is not the one that was written");
        } else {
            endOfUnreadable(torn(read));
        }
        records++;
        place(link);
        compare(link);
    }

    private static Optional<TornLine> torn(TrailLine line) {
        try {
            return TornLine.of(line.event());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private void unreadable(byte[] bytes, boolean hasEnd) {
        if (unreadable.size() == 0) {
            unreadableFrom = line;
        }
        unreadableHasEnd = hasEnd;
        if (unreadable.size() < 1 << 28) {
            unreadable.writeBytes(bytes);
            if (hasEnd) {
                unreadable.write('\n');
            }
        }
    }

    /** Lines that are no records are fine if the record after them says how they came to be. */
    private void endOfUnreadable(Optional<TornLine> said) {
        if (unreadable.size() == 0) {
            return;
        }
        byte[] bytes = unreadable.toByteArray();
        unreadable.reset();
        boolean known =
                said.isPresent()
                        && said.get().bytes() <= bytes.length
                        && said.get().bytes() >= bytes.length - 1L
                        && Sha256.hex(Arrays.copyOf(bytes, (int) said.get().bytes()))
                                .equals(said.get().sha256());
        if (known) {
            found(Kind.TORN, unreadableFrom, bytes.length + " bytes are no record: a crash");
        } else {
            found(Kind.EDIT, unreadableFrom, bytes.length + " bytes are no record");
        }
    }

    /**
     * A crash leaves a line without its end, and nobody has opened the trail since. Whoever cuts
     * the end off could as well have taken the whole record: that shows against the checkpoints.
     */
    private void endOfTrail() {
        if (records > 0 && unreadable.size() > 0 && !unreadableHasEnd) {
            found(
                    Kind.TORN,
                    unreadableFrom,
                    unreadable.size() + " bytes at the end are no record: a crash");
            unreadable.reset();
        }
        endOfUnreadable(Optional.empty());
    }

    private void place(ChainLink link) {
        ChainLink before = last;
        if (chain == null) {
            chain = link.chain();
        }
        if (!link.chain().equals(chain)) {
            found(Kind.EDIT, "record " + link.number() + " is of another chain");
            return;
        }
        if (before == null) {
            first = link.number();
            last = link;
            begin(link);
        } else if (link.number() <= before.number()) {
            boolean wasMissing = missing.remove(link.number());
            found(
                    wasMissing ? Kind.REORDER : Kind.DUPLICATE,
                    "record "
                            + link.number()
                            + (wasMissing ? " comes after later ones" : " was there before"));
        } else {
            if (link.number() > before.number() + 1) {
                missing.add(before.number() + 1, link.number() - 1);
            } else if (!link.previous().equals(before.hash())) {
                found(Kind.EDIT, "record " + link.number() + " does not follow the one before");
            }
            last = link;
        }
    }

    /** A trail whose oldest files were put away begins where a checkpoint says. */
    private void begin(ChainLink link) {
        Checkpoint before = checkpoints.get(link.number() - 1);
        boolean isStart = link.number() == 1 && link.previous().equals("0".repeat(64));
        boolean isSigned = before != null && before.hash().equals(link.previous());
        if (!isStart && !isSigned) {
            found(Kind.TRUNCATION, "the trail begins with record " + link.number());
        }
    }

    private void compare(ChainLink link) {
        Checkpoint checkpoint = checkpoints.get(link.number());
        if (checkpoint != null) {
            compared++;
            if (!checkpoint.hash().equals(link.hash())
                    || !checkpoint.chain().equals(link.chain())) {
                found(Kind.EDIT, "record " + link.number() + " differs from its checkpoint");
            }
        }
    }

    private void ends(Optional<Path> against) {
        if (against.isEmpty()) {
            return;
        }
        long reached = last == null ? 0 : last.number();
        checkpoints.keySet().stream()
                .reduce((one, next) -> next)
                .filter(signed -> signed > reached)
                .ifPresent(
                        signed ->
                                found(
                                        Kind.TRUNCATION,
                                        "the trail ends with record "
                                                + reached
                                                + ", and there was a record "
                                                + signed));
    }

    private void found(Kind kind, String text) {
        found(kind, line, text);
    }

    private void found(Kind kind, long where, String text) {
        if (findings.size() < MOST) {
            findings.add(new TrailFinding(kind, file, where, text));
        }
    }
}
