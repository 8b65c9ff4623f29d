package io.tauro.connector.delta;

import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one table in its store. The kernel knows the table as {@link #ROOT}, so that no
 * character of its real folder can confuse it. Thread-safe.
 */
final class TableFiles {

    /** The folder of the table, for the kernel. */
    static final String ROOT = "table:/t";

    static final String LOG = "_delta_log";

    /** Scheme, authority and path. */
    private static final Pattern LOCATION =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/]*))?(/.*)");

    private final ObjectStore store;
    private final String folder;

    /** What listings have told, so that it need not be asked again. */
    private final Map<String, StoredObject> listed = new ConcurrentHashMap<>();

    /**
     * @param folder the key of the table's folder; empty for the root of the store
     */
    TableFiles(ObjectStore store, String folder) {
        this.store = store;
        this.folder = folder;
    }

    ObjectStore store() {
        return store;
    }

    /** The key of a file below the table. */
    String below(String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }

    /** The key of what the kernel calls a file. */
    String keyOfKernel(String path) {
        if (path.startsWith(ROOT + "/")) {
            return below(path.substring(ROOT.length() + 1));
        }
        // The kernel has taken the escapes away already.
        Matcher location = LOCATION.matcher(path);
        if (!location.matches()) {
            throw notAPath(null);
        }
        try {
            return keyOf(
                    new URI(
                            location.group(1) == null ? "file" : location.group(1),
                            location.group(2),
                            location.group(3),
                            null,
                            null));
        } catch (URISyntaxException e) {
            throw notAPath(e);
        }
    }

    /**
     * The key of a file that the log names: relative to the table, or absolute; with escapes.
     *
     * @throws TauroException {@code TAURO-2006} if it is not in the store of the connection
     */
    String keyOfLog(String path) {
        try {
            URI uri = new URI(path);
            if (uri.isAbsolute() || path.startsWith("/")) {
                return keyOf(uri.isAbsolute() ? uri : new URI("file:" + path));
            }
            String decoded = uri.getPath();
            if (decoded == null || decoded.isEmpty() || (decoded + "/").contains("../")) {
                throw notAPath(null);
            }
            return below(decoded.startsWith("./") ? decoded.substring(2) : decoded);
        } catch (URISyntaxException e) {
            throw notAPath(e);
        }
    }

    private TauroException notAPath(@Nullable Exception cause) {
        return FileErrors.corrupt(
                below(LOG), "it names a file by what cannot be the path of one", cause);
    }

    private String keyOf(URI location) {
        return store.keyOf(location)
                .orElseThrow(
                        () ->
                                new TauroException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "The Delta table '"
                                                + folder
                                                + "' has files outside of its connection, as a shallow clone does. Point the connection to a folder or bucket that has all of them.",
                                        Map.of("file", folder),
                                        null));
    }

    /** Remembers what a listing has told. */
    void remember(StoredObject object) {
        listed.put(object.key(), object);
    }

    /** The object of a key. */
    Optional<StoredObject> find(String key) {
        StoredObject known = listed.get(key);
        return known == null ? store.find(key) : Optional.of(known);
    }

    /** The object that the kernel asks for. */
    StoredObject require(String path) throws FileNotFoundException {
        String key = keyOfKernel(path);
        return find(key).orElseThrow(() -> new FileNotFoundException(key));
    }
}
