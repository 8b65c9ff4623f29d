package io.tauro.connector.hdfs;

import io.tauro.spi.ConnectionConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.jspecify.annotations.Nullable;

/**
 * Hadoop's client, made when it is first needed, since it asks for addresses and tickets.
 * Thread-safe.
 */
final class HdfsClient implements AutoCloseable {

    /** The client tries once and does not wait for long, unless its own settings say otherwise. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "ipc.client.connect.max.retries", "0",
                    "ipc.client.connect.max.retries.on.timeouts", "0",
                    "ipc.client.connect.timeout", "5000",
                    "ipc.client.rpc-timeout.ms", "20000",
                    "dfs.client.socket-timeout", "20000",
                    "dfs.client.max.block.acquire.failures", "1",
                    "dfs.client.retry.window.base", "200");

    private final URI root;
    private final Configuration configuration;
    private final Optional<String> user;
    private final Optional<String> principal;
    private final Optional<Path> keytab;
    private @Nullable FileSystem system;
    private boolean closed;

    HdfsClient(ConnectionConfig config) {
        this.root = HdfsOptions.root(config);
        this.user = config.text(HdfsOptions.USER);
        this.principal = config.text(HdfsOptions.PRINCIPAL);
        this.keytab = config.path(HdfsOptions.KEYTAB);
        if (principal.isPresent() != keytab.isPresent()) {
            throw config.invalid(
                    principal.isPresent() ? HdfsOptions.PRINCIPAL : HdfsOptions.KEYTAB,
                    "given together with "
                            + (principal.isPresent() ? HdfsOptions.KEYTAB : HdfsOptions.PRINCIPAL));
        }
        if (principal.isPresent() && user.isPresent()) {
            throw config.invalid(HdfsOptions.USER, "left out, since principal says it");
        }
        keytab.ifPresent(
                file -> {
                    if (!Files.isReadable(file)) {
                        throw config.invalid(HdfsOptions.KEYTAB, "a file that can be read");
                    }
                });
        this.configuration = configured(config);
    }

    private static Configuration configured(ConnectionConfig config) {
        Configuration configuration = new Configuration();
        config.path(HdfsOptions.CONFIGURATION).ifPresent(path -> add(config, path, configuration));
        try {
            DEFAULTS.forEach(
                    (name, value) -> {
                        if (isDefault(configuration, name)) {
                            configuration.set(name, value);
                        }
                    });
        } catch (RuntimeException e) {
            throw config.invalid(HdfsOptions.CONFIGURATION, "settings of Hadoop in XML");
        }
        config.map(HdfsOptions.PROPERTIES).forEach(configuration::set);
        if (config.text(HdfsOptions.PRINCIPAL).isPresent()) {
            configuration.set("hadoop.security.authentication", "kerberos");
        }
        return configuration;
    }

    private static void add(ConnectionConfig config, Path path, Configuration configuration) {
        boolean found = false;
        for (Path file :
                Files.isDirectory(path)
                        ? new Path[] {path.resolve("core-site.xml"), path.resolve("hdfs-site.xml")}
                        : new Path[] {path}) {
            if (Files.isReadable(file)) {
                configuration.addResource(new org.apache.hadoop.fs.Path(file.toUri()));
                found = true;
            }
        }
        if (!found) {
            throw config.invalid(
                    HdfsOptions.CONFIGURATION,
                    "a folder with core-site.xml or hdfs-site.xml, or such a file");
        }
    }

    private static boolean isDefault(Configuration configuration, String name) {
        String[] sources = configuration.getPropertySources(name);
        return sources == null
                || sources.length == 0
                || sources[sources.length - 1].endsWith("-default.xml");
    }

    synchronized FileSystem system() throws IOException {
        if (closed) {
            throw new IOException("The connection is closed");
        }
        FileSystem known = system;
        if (known == null) {
            known = connect();
            system = known;
        }
        return known;
    }

    private FileSystem connect() throws IOException {
        PrivilegedExceptionAction<FileSystem> connecting =
                () -> FileSystem.newInstance(root, configuration);
        try {
            return who().doAs(connecting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while connecting", e);
        }
    }

    private UserGroupInformation who() throws IOException {
        if (principal.isPresent() && keytab.isPresent()) {
            UserGroupInformation.setConfiguration(configuration);
            return UserGroupInformation.loginUserFromKeytabAndReturnUGI(
                    principal.get(), keytab.get().toString());
        }
        return user.isPresent()
                ? UserGroupInformation.createRemoteUser(user.get())
                : UserGroupInformation.getCurrentUser();
    }

    @Override
    public synchronized void close() {
        closed = true;
        FileSystem known = system;
        system = null;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                // What was written is closed already; there is nothing to lose.
            }
        }
    }
}
