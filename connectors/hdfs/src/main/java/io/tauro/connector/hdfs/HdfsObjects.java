package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteBytes;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.connector.files.store.RemoteListing;
import io.tauro.connector.files.store.RemoteObjects;
import io.tauro.connector.files.store.RemotePage;
import io.tauro.connector.files.store.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/** A folder of HDFS, asked by Hadoop's client. Thread-safe. */
final class HdfsObjects implements RemoteObjects {

    private final URI root;
    private final HdfsClient client;

    HdfsObjects(URI root, HdfsClient client) {
        this.root = root;
        this.client = client;
    }

    @Override
    public String describe() {
        return "folder '" + root + "'";
    }

    /** What stands below the folder, as logs of tables name it with its cluster. */
    @Override
    public Optional<String> keyOf(URI location) {
        String above = root.getPath().replaceAll("/+$", "") + "/";
        String path = location.getPath();
        boolean here =
                root.getScheme().equals(location.getScheme())
                        && Objects.equals(root.getAuthority(), location.getAuthority())
                        && path != null
                        && path.startsWith(above);
        return here
                ? Optional.of(path.substring(above.length())).filter(HdfsObjects::isPlain)
                : Optional.empty();
    }

    /** Whether each part of a key is a name, and none leads elsewhere. */
    static boolean isPlain(String key) {
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf(0) >= 0) {
                return false;
            }
        }
        return true;
    }

    private Path path(String key) {
        String below = root.getPath() + (key.isEmpty() ? "" : "/" + key);
        return new Path(root.getScheme(), root.getAuthority(), below.isEmpty() ? "/" : below);
    }

    @Override
    public RemotePage list(RemoteListing listing) throws RemoteFailure {
        String folder = listing.prefix().replaceAll("/?[^/]*$", "");
        if (!folder.isEmpty() && !isPlain(folder)) {
            return HdfsListing.NOTHING;
        }
        try {
            FileSystem system = client.system();
            return new HdfsListing(system, listing, path(folder), folder).page();
        } catch (FileNotFoundException e) {
            if (folder.isEmpty()) {
                throw new RemoteFailure(Kind.NO_CONTAINER, "", null);
            }
            return HdfsListing.NOTHING;
        } catch (IOException | RuntimeException e) {
            throw HdfsFailures.of(e);
        }
    }

    static StoredObject object(String key, FileStatus status) {
        String id = status instanceof HdfsFileStatus file ? "-" + file.getFileId() : "";
        long written = status.getModificationTime();
        return new StoredObject(
                key, status.getLen(), written + id, Optional.of(Instant.ofEpochMilli(written)));
    }

    @Override
    public Optional<StoredObject> head(String key) throws RemoteFailure {
        if (!isPlain(key)) {
            return Optional.empty();
        }
        try {
            FileStatus status = client.system().getFileStatus(path(key));
            return status.isFile() ? Optional.of(object(key, status)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            RemoteFailure failure = HdfsFailures.of(e);
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** What was opened before the file was looked at is not newer than what was seen. */
    @Override
    public RemoteBytes get(StoredObject object, long position, long length) throws RemoteFailure {
        FSDataInputStream file = null;
        try {
            FileSystem system = client.system();
            Path path = path(object.key());
            file = system.open(path);
            FileStatus status = system.getFileStatus(path);
            if (!object(object.key(), status).equals(object)) {
                throw new RemoteFailure(Kind.CHANGED, "", null);
            }
            file.seek(position);
            RemoteBytes bytes = new RemoteBytes(position, object.version(), new HdfsBody(file));
            file = null;
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw HdfsFailures.of(e);
        } finally {
            closeQuietly(file);
        }
    }

    private static void closeQuietly(java.io.@org.jspecify.annotations.Nullable Closeable file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // Nothing was read; there is nothing to lose.
            }
        }
    }

    @Override
    public PutOutcome put(String key, byte[] bytes, PutMode mode) throws RemoteFailure {
        if (!isPlain(key)) {
            throw new RemoteFailure(Kind.REFUSED, "that is no name of a file", null);
        }
        try {
            return new HdfsWrite(client.system(), path(key)).write(bytes, mode);
        } catch (IOException | RuntimeException e) {
            throw HdfsFailures.of(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
