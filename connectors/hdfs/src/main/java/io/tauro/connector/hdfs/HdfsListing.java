package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import io.tauro.connector.files.store.RemoteListing;
import io.tauro.connector.files.store.RemotePage;
import io.tauro.connector.files.store.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * One listing of a folder, all in one page: the client asks for as many entries at once as the
 * cluster wants to send, and there is no way to go on later where it ended. Serves once.
 */
final class HdfsListing {

    static final RemotePage NOTHING = new RemotePage(List.of(), List.of(), null);

    private static final int MOST = 1_000_000;

    private record Folder(Path path, String key) {}

    private final FileSystem system;
    private final RemoteListing listing;
    private final Folder start;
    private final List<StoredObject> objects = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final Deque<Folder> open = new ArrayDeque<>();

    HdfsListing(FileSystem system, RemoteListing listing, Path path, String key) {
        this.system = system;
        this.listing = listing;
        this.start = new Folder(path, key);
    }

    RemotePage page() throws IOException, RemoteFailure {
        read(start);
        while (!open.isEmpty()) {
            try {
                read(open.pop());
            } catch (FileNotFoundException e) {
                // It has vanished meanwhile.
            }
        }
        return new RemotePage(objects, folders, null);
    }

    private void read(Folder folder) throws IOException, RemoteFailure {
        RemoteIterator<FileStatus> found = system.listStatusIterator(folder.path());
        while (found.hasNext()) {
            FileStatus status = found.next();
            if (status.isFile() && status.getPath().toUri().getPath().equals(path(folder))) {
                // It is a file that was listed.
                return;
            }
            String name = status.getPath().getName();
            add(folder.key().isEmpty() ? name : folder.key() + "/" + name, status);
        }
    }

    private static String path(Folder folder) {
        return folder.path().toUri().getPath();
    }

    private void add(String key, FileStatus status) throws RemoteFailure {
        if (!key.startsWith(listing.prefix())) {
            return;
        }
        if (status.isFile()) {
            objects.add(HdfsObjects.object(key, status));
        } else if (!listing.deep()) {
            folders.add(key + "/");
        } else {
            open.push(new Folder(status.getPath(), key));
        }
        if (objects.size() + folders.size() + open.size() > MOST) {
            throw new RemoteFailure(Kind.REFUSED, "more than a million files", null);
        }
    }
}
