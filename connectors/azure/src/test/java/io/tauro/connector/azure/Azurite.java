package io.tauro.connector.azure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Azurite, Microsoft's own emulator of Azure's storage, as a process of its own that ends with
 * {@link #close()}. It holds everything in memory. Where it is not installed, tests are skipped and
 * say so; {@code mvn -Pazurite} installs it.
 */
final class Azurite implements AutoCloseable {

    static final String ACCOUNT = "devstoreaccount1";

    private static final String MAIN = "node_modules/azurite/dist/src/blob/main.js";
    private static final Pattern LISTENING =
            Pattern.compile("successfully listens on (https?://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Thread killer;
    private final String key;
    private final URI address;

    private Azurite(Process process, Thread killer, String key, URI address) {
        this.process = process;
        this.killer = killer;
        this.key = key;
        this.address = address;
    }

    /** Over HTTP, for keys and signatures. */
    static Azurite start() {
        return start(List.of());
    }

    /** Over HTTPS, for tokens: it checks who made them, for whom and until when. */
    static Azurite startForTokens(Path certificate, String password) {
        return start(
                List.of("--oauth", "basic", "--cert", certificate.toString(), "--pwd", password));
    }

    private static Azurite start(List<String> more) {
        Path main = Path.of(System.getProperty("tauro.azurite", "target/azurite"), MAIN);
        Assumptions.assumeTrue(
                Files.exists(main),
                () -> "Azurite is not in " + main + ": build once with the profile azurite");
        String key = randomKey();
        try {
            Path folder = Files.createTempDirectory("azurite");
            List<String> command = new ArrayList<>();
            command.addAll(List.of("node", main.toAbsolutePath().toString()));
            command.addAll(List.of("--inMemoryPersistence", "--extentMemoryLimit", "512"));
            command.addAll(List.of("--blobPort", "0"));
            command.addAll(List.of("--silent", "--disableTelemetry", "--skipApiVersionCheck"));
            command.addAll(more);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.directory(folder.toFile());
            builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + key);
            Process process = nodeOrSkip(builder);
            Thread killer = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(killer);
            return new Azurite(process, killer, key, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process nodeOrSkip(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return Assumptions.abort("There is no node to run Azurite with: " + e.getMessage());
        }
    }

    private static URI address(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                discardTheRest(output);
                return URI.create(found.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("Azurite did not start: " + said);
    }

    /** So that it never waits for somebody who reads what it says. */
    private static void discardTheRest(BufferedReader output) {
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                for (@Nullable String line = ""; line != null; ) {
                                    line = output.readLine();
                                }
                            } catch (IOException e) {
                                // It has ended.
                            }
                        },
                        "azurite-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Some 64 bytes, as an account's key is. */
    static String randomKey() {
        byte[] bytes = new byte[64];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String key() {
        return key;
    }

    /** Where it listens, without the account. */
    URI address() {
        return address;
    }

    /** The endpoint of the account. */
    String endpoint() {
        return address + "/" + ACCOUNT;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
