package io.tauro.connector.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The file descriptors of this process, where the system tells. */
final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    /** What they stand for, other than class files, devices and servers for all tests. */
    static List<String> now() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return List.of();
        }
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.map(OpenFiles::target).filter(OpenFiles::counts).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static boolean counts(String target) {
        return !target.isEmpty()
                && !target.endsWith(".jar")
                && !target.endsWith("/modules")
                && !target.endsWith("/epg-lock")
                && !target.startsWith("/dev/")
                && !target.startsWith("/proc/");
    }
}
