package io.tauro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application gets when it depends on the engine: little, and only Java. */
class ClassPathTest {

    private static final long LIMIT_BYTES = 48_000_000;

    private static final Pattern HEAVY =
            Pattern.compile("(org/apache/(hadoop|spark)|software/amazon|com/(amazonaws|azure))/.*");

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");

    private static final List<Path> jars = new ArrayList<>();

    @BeforeAll
    static void readClassPath() throws IOException {
        String file = System.getProperty("tauro.runtime.classpath");
        assertThat(file).as("file with the runtime class path, which Maven writes").isNotNull();
        for (String entry :
                Files.readString(Path.of(file), UTF_8).strip().split(File.pathSeparator)) {
            if (Files.isRegularFile(Path.of(entry))) {
                jars.add(Path.of(entry));
            }
        }
    }

    @Test
    void isComplete() {
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString())
                .anyMatch(n -> n.startsWith("calcite-core-"));
    }

    @Test
    void isSmall() throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        assertThat(bytes).as("bytes of %s", jars).isLessThan(LIMIT_BYTES);
    }

    @Test
    void hasNoHadoopNoSparkAndNoCloudSdk() throws IOException {
        assertThat(entriesThatMatch(HEAVY)).isEmpty();
    }

    @Test
    void hasNoNativeCode() throws IOException {
        assertThat(entriesThatMatch(NATIVE)).isEmpty();
    }

    private static List<String> entriesThatMatch(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> pattern.matcher(name).matches())
                        .map(name -> path.getFileName() + "!/" + name)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
