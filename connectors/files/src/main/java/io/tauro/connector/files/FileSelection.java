package io.tauro.connector.files;

import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which files a path means: a file of that name, else what is in a folder of that name, else what a
 * glob matches. Immutable.
 */
final class FileSelection {

    private final ObjectStore store;
    private final String path;
    private final List<String> segments;

    private FileSelection(ObjectStore store, String path, List<String> segments) {
        this.store = store;
        this.path = path;
        this.segments = segments;
    }

    /**
     * @throws TauroException {@code TAURO-1006} for a path that is absolute or goes up
     */
    static FileSelection of(ObjectStore store, String path) {
        List<String> segments = segments(path);
        if (path.startsWith("/") || segments.contains("..")) {
            throw new TauroException(
                    ErrorCode.INVALID_OPTION,
                    "Path '"
                            + path
                            + "' must be relative to the folder of its connection and must not contain '..'. Correct it.",
                    Map.of("option", "path"),
                    null);
        }
        return new FileSelection(store, path, segments);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    /** How many segments of a path come before the first that is a pattern. */
    static int fixed(String path) {
        return fixed(segments(path));
    }

    private static int fixed(List<String> segments) {
        int fixed = 0;
        while (fixed < segments.size() && !Glob.isPattern(segments.get(fixed))) {
            fixed++;
        }
        return fixed;
    }

    /** Where the files are. */
    ObjectStore store() {
        return store;
    }

    /**
     * The files as they are now, in the order of their keys; at least one.
     *
     * @throws TauroException {@code TAURO-4008} if there is none
     */
    List<StoredObject> list() {
        return list(folder -> FolderWalk.Verdict.WANTED);
    }

    /**
     * The same without what is in folders that hold nothing wanted: then there may be no file. What
     * is not wanted may be among the files nevertheless.
     */
    List<StoredObject> list(Function<String, FolderWalk.Verdict> verdict) {
        Optional<StoredObject> file = store.find(String.join("/", segments));
        if (file.isPresent()) {
            return List.of(file.get());
        }
        int fixed = fixed(segments);
        boolean glob = fixed < segments.size();
        if (glob) {
            // What looks like a pattern may also be the name of a folder.
            FolderWalk literal = new FolderWalk(store, folder -> FolderWalk.Verdict.WANTED);
            List<StoredObject> found = visible(literal, segments.size());
            if (!found.isEmpty()) {
                return found;
            }
        }
        FolderWalk walk = new FolderWalk(store, verdict);
        List<StoredObject> found = visible(walk, fixed);
        if (found.isEmpty() && !walk.leftOut()) {
            throw notFound(glob);
        }
        return found;
    }

    /**
     * The files below the folder that the first segments name, as far as the other segments match.
     */
    private List<StoredObject> visible(FolderWalk walk, int fixed) {
        String folder = String.join("/", segments.subList(0, fixed));
        List<String> pattern = segments.subList(fixed, segments.size());
        Predicate<String> wanted =
                pattern.isEmpty() ? below -> true : Glob.matcher(String.join("/", pattern));
        int skip = folder.isEmpty() ? 0 : folder.length() + 1;
        return walk.below(folder).stream()
                .filter(object -> isVisible(object.key().substring(skip), pattern))
                .filter(object -> wanted.test(object.key().substring(skip)))
                .toList();
    }

    /** Names that begin with {@code _} or {@code .} are not data, unless a glob asks for them. */
    private static boolean isVisible(String key, List<String> pattern) {
        for (String segment : key.split("/")) {
            // Some stores let a name be empty.
            char first = segment.isEmpty() ? '/' : segment.charAt(0);
            boolean hidden = first == '_' || first == '.';
            if (hidden && pattern.stream().noneMatch(part -> part.charAt(0) == first)) {
                return false;
            }
        }
        return true;
    }

    private TauroException notFound(boolean glob) {
        String what =
                glob
                        ? "No file matches '" + path + "'."
                        : "There is no file and no folder with files at '" + path + "'.";
        return new TauroException(
                ErrorCode.FILE_NOT_FOUND,
                what + " Check the path; it is relative to the folder of the connection.",
                Map.of("file", path),
                null);
    }
}
