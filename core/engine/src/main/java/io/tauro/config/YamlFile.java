package io.tauro.config;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file of YAML, in UTF-8, into a tree of values with places. */
final class YamlFile {

    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_ALIASES = 200;

    private final String name;
    private final byte[] bytes;

    private YamlFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** The root of a file. An empty file has no keys. */
    static Yaml read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "is a folder. Name a file.", null);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw unreadable(file, "has more than 16 MB. Keep data in files of its own.", null);
            }
            return new YamlFile(file.toString(), Files.readAllBytes(file)).root();
        } catch (IOException e) {
            String problem =
                    Files.exists(file)
                            ? "cannot be read. Check who may read it."
                            : "does not exist. Check the path.";
            throw unreadable(file, problem, e);
        }
    }

    private static TauroException unreadable(Path file, String problem, @Nullable Throwable e) {
        return new TauroException(
                ErrorCode.INVALID_CONFIGURATION,
                "The configuration file '" + file + "' " + problem,
                Map.of("file", file.toString()),
                e);
    }

    private Yaml root() {
        String text = decode();
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit(MOST_BYTES);
        Place place = Place.ofFile(name);
        Node root = compose(text, options);
        if (root == null) {
            return new Yaml.Entries(place, Map.of());
        }
        Yaml tree = new YamlTree().convert(root, place);
        return tree instanceof Yaml.Scalar scalar && scalar.isNull()
                ? new Yaml.Entries(place, Map.of())
                : tree;
    }

    /**
     * The parser's messages quote the file, and what is quoted can be a password; ours say where,
     * and what kind of mistake it is.
     */
    private @Nullable Node compose(String text, LoaderOptions options) {
        try {
            return new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            Place at = Place.ofFile(name);
            if (mark != null) {
                at = new Place(name, null, "", mark.getLine() + 1, mark.getColumn() + 1);
            }
            throw syntax(at, SyntaxProblem.of(String.valueOf(e.getProblem()), line(text, at)));
        } catch (YAMLException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw syntax(Place.ofFile(name), SyntaxProblem.of(String.valueOf(e.getMessage()), ""));
        }
    }

    private static String line(String text, Place at) {
        return text.lines().skip(at.line() - 1L).findFirst().orElse("");
    }

    private String decode() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw syntax(placeOf(in.position()), "the file is not in UTF-8. Save it as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Place placeOf(int position) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(name, null, "", line, position - start + 1);
    }

    private static TauroException syntax(Place place, String problem) {
        return place.error(
                ErrorCode.CONFIGURATION_SYNTAX, "The YAML is not valid", ": " + problem + ".");
    }
}
