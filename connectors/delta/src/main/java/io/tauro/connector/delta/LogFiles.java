package io.tauro.connector.delta;

import io.delta.kernel.engine.FileReadRequest;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.tauro.connector.files.format.FileErrors;
import io.tauro.connector.files.store.ObjectReader;
import io.tauro.connector.files.store.StoredObject;
import io.tauro.spi.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists the log and reads pieces of files, for the kernel. Writes nothing. */
record LogFiles(TableFiles files, Cancellation cancellation) implements FileSystemClient {

    /** A deletion vector is not longer. */
    private static final int MAX_PIECE = 256 << 20;

    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws FileNotFoundException {
        cancellation.throwIfCancelled();
        int slash = path.lastIndexOf('/');
        String parent = path.substring(0, slash);
        String name = path.substring(slash + 1);
        String folder = files.keyOfKernel(parent + "/x");
        folder = folder.substring(0, folder.length() - 2);
        // What is listed comes after a name; this one is before the first that is wanted.
        String before = name.isEmpty() ? "" : name.substring(0, name.length() - 1);
        List<StoredObject> found =
                files.store().childrenAfter(folder, before).objects().stream()
                        .filter(object -> object.name().compareTo(name) >= 0)
                        .toList();
        if (found.isEmpty() && files.store().children(folder).objects().isEmpty()) {
            throw new FileNotFoundException(folder);
        }
        found.forEach(files::remember);
        List<FileStatus> statuses = new ArrayList<>();
        found.forEach(object -> statuses.add(status(parent + "/" + object.name(), object)));
        statuses.addAll(CheckpointedCommits.missing(parent, statuses));
        statuses.sort(Comparator.comparing(FileStatus::getPath));
        return Utils.toCloseableIterator(statuses.iterator());
    }

    private static FileStatus status(String path, StoredObject object) {
        long modified = object.modified().map(Instant::toEpochMilli).orElse(0L);
        return FileStatus.of(path, object.size(), modified);
    }

    @Override
    public String resolvePath(String path) {
        return path;
    }

    @Override
    public FileStatus getFileStatus(String path) throws FileNotFoundException {
        return status(path, files.require(path));
    }

    @Override
    public CloseableIterator<ByteArrayInputStream> readFiles(
            CloseableIterator<FileReadRequest> requests) {
        return requests.map(this::read);
    }

    private ByteArrayInputStream read(FileReadRequest request) {
        String key = files.keyOfKernel(request.getPath());
        StoredObject object = files.find(key).orElseThrow(() -> DeltaErrors.gone(key));
        int start = request.getStartOffset();
        int length = request.getReadLength();
        if (start < 0 || length < 0 || length > MAX_PIECE || object.size() - start < length) {
            throw FileErrors.corrupt(key, "it is shorter than the log of its table says", null);
        }
        try (ObjectReader reader = files.store().open(object, cancellation)) {
            return new ByteArrayInputStream(reader.read(start, length));
        }
    }

    @Override
    public boolean mkdirs(String path) {
        throw new UnsupportedOperationException("Tables are read only");
    }

    @Override
    public boolean delete(String path) {
        throw new UnsupportedOperationException("Tables are read only");
    }

    @Override
    public void copyFileAtomically(String from, String to, boolean overwrite) {
        throw new UnsupportedOperationException("Tables are read only");
    }
}
