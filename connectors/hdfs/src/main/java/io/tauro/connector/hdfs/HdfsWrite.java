package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.PutMode;
import io.tauro.connector.files.store.PutOutcome;
import io.tauro.connector.files.store.RemoteFailure;
import io.tauro.connector.files.store.RemoteFailure.Kind;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.web.WebHdfsFileSystem;

/**
 * Writes a file beside its place, under a name that tables do not look at, and moves it there in
 * one step.
 */
final class HdfsWrite {

    private final FileSystem system;
    private final Path place;

    HdfsWrite(FileSystem system, Path place) {
        this.system = system;
        this.place = place;
    }

    PutOutcome write(byte[] bytes, PutMode mode) throws IOException, RemoteFailure {
        if (mode == PutMode.IF_ABSENT && system.exists(place)) {
            return PutOutcome.EXISTS;
        }
        Path draft = new Path(place.getParent(), "._tauro-" + UUID.randomUUID());
        boolean moved = false;
        try {
            try (FSDataOutputStream out = system.create(draft, false)) {
                out.write(bytes);
            }
            move(draft, mode == PutMode.IF_ABSENT ? Rename.NONE : Rename.OVERWRITE);
            moved = true;
            return PutOutcome.WRITTEN;
        } catch (FileAlreadyExistsException e) {
            if (mode == PutMode.IF_ABSENT) {
                return PutOutcome.EXISTS;
            }
            throw e;
        } finally {
            if (!moved) {
                discard(draft);
            }
        }
    }

    private void move(Path draft, Rename how) throws IOException, RemoteFailure {
        if (system instanceof DistributedFileSystem hdfs) {
            hdfs.rename(draft, place, how);
        } else if (system instanceof WebHdfsFileSystem web) {
            web.rename(draft, place, how);
        } else {
            throw new RemoteFailure(Kind.REFUSED, "this file system cannot be written to", null);
        }
    }

    private void discard(Path draft) {
        try {
            system.delete(draft, false);
        } catch (IOException e) {
            // The failure that led here is told.
        }
    }
}
