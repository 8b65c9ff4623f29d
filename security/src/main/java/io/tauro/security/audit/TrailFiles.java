package io.tauro.security.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a trail: {@code audit.jsonl}, which is written, and those that it was before, {@code
 * audit.jsonl.000001} and so on.
 */
final class TrailFiles {

    private final Path active;
    private final Path folder;
    private final Pattern older;

    TrailFiles(Path active) {
        this.active = active.toAbsolutePath();
        this.folder = Optional.ofNullable(this.active.getParent()).orElse(Path.of("/"));
        this.older = Pattern.compile(Pattern.quote(name(this.active)) + "\\.(\\d{6,18})");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    Path active() {
        return active;
    }

    /** Those that are not written any more, oldest first. */
    List<Path> rotated() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(
                    all.filter(path -> older.matcher(name(path)).matches())
                            .sorted(Comparator.comparingLong(this::number))
                            .toList());
        }
    }

    /** All of them, oldest first. */
    List<Path> all() throws IOException {
        List<Path> all = rotated();
        if (Files.exists(active)) {
            all.add(active);
        }
        return all;
    }

    private long number(Path path) {
        Matcher matcher = older.matcher(name(path));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Gives the file that is written the next number; there is none to write to then. */
    void rotate() throws IOException {
        List<Path> rotated = rotated();
        long next = rotated.isEmpty() ? 1 : number(rotated.get(rotated.size() - 1)) + 1;
        Files.move(active, Path.of(active + String.format(Locale.ROOT, ".%06d", next)));
        syncFolder();
    }

    /** Makes names durable, where the system can. */
    void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; those that do not need no such call.
        }
    }
}
