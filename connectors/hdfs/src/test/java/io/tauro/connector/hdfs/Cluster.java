package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.RemoteObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A name node and a data node in this process, on disk below a folder. */
final class Cluster implements AutoCloseable {

    private final MiniDFSCluster servers;
    private final AtomicInteger folders = new AtomicInteger();

    private Cluster(MiniDFSCluster servers) {
        this.servers = servers;
    }

    static Cluster start(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        configuration.set("dfs.replication", "1");
        MiniDFSCluster servers = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        servers.waitActive();
        return new Cluster(servers);
    }

    MiniDFSCluster servers() {
        return servers;
    }

    /** As the owner of all files. */
    FileSystem owner() throws IOException {
        return servers.getFileSystem();
    }

    String address() {
        return servers.getURI().toString();
    }

    /** A folder that is there and empty. */
    Hdfs newFolder() throws IOException {
        String folder = "/data/t" + folders.incrementAndGet();
        owner().mkdirs(new org.apache.hadoop.fs.Path(folder));
        return Hdfs.at(address() + folder).properties(Map.of("dfs.replication", "1"));
    }

    static RemoteObjectStore store(Hdfs definition) {
        return new HdfsFactory().store(definition.config("lake"));
    }

    @Override
    public void close() {
        servers.shutdown(true, true);
    }
}
