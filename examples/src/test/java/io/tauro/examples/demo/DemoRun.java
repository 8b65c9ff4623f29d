package io.tauro.examples.demo;

import io.tauro.examples.Demo;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo in a JVM of its own, with a temporary directory of its own. */
final class DemoRun implements AutoCloseable {

    private final Path temporary;
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private DemoRun(Path temporary, Process process) {
        this.temporary = temporary;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static DemoRun start(Path temporary, List<String> options, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return new DemoRun(
                temporary, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads until a line contains the text. */
    DemoRun until(String text) throws IOException {
        String line = output.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains(text)) {
                return this;
            }
            line = output.readLine();
        }
        throw new AssertionError("The demo ended without '" + text + "': " + lines);
    }

    /** Asks it to stop, as a terminal does by Ctrl-C. */
    DemoRun interrupt() {
        // Process.destroy would close the output as well.
        process.toHandle().destroy();
        return this;
    }

    /** Reads to the end; gives the exit code. */
    int end() throws IOException, InterruptedException {
        output.lines().forEach(lines::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The demo did not end: " + lines);
        }
        return process.exitValue();
    }

    /** All lines, with {@code |} between the columns of tables. */
    List<String> lines() {
        return lines.stream().map(line -> line.strip().replaceAll(" {2,}", "|")).toList();
    }

    /** What is in its temporary directory, and the processes that work there. */
    List<String> leftBehind() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(temporary)) {
            files.map(Path::toString).forEach(left::add);
        }
        ProcessHandle.allProcesses()
                .map(other -> other.info().commandLine().orElse(""))
                .filter(command -> command.contains(temporary.toString()))
                .forEach(left::add);
        return left;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
