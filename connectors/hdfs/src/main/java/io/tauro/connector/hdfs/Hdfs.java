package io.tauro.connector.hdfs;

import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.ConnectionDefinition;
import io.tauro.spi.ConnectorFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection to a folder of HDFS that a program describes: {@code
 * Hdfs.at("hdfs://namenode:8020/data")}. Immutable.
 */
public final class Hdfs implements ConnectionDefinition {

    private final Map<String, Object> options;

    private Hdfs(Map<String, Object> options) {
        this.options = Map.copyOf(options);
    }

    /**
     * The files below a folder, by an address of {@code hdfs}, {@code webhdfs} or {@code swebhdfs}.
     */
    public static Hdfs at(String url) {
        return new Hdfs(Map.of(HdfsOptions.URL, url));
    }

    /** Who reads, where the cluster believes what clients say; else who runs this process. */
    public Hdfs user(String name) {
        return with(HdfsOptions.USER, name);
    }

    /** The folder with {@code core-site.xml} and {@code hdfs-site.xml}, or one such file. */
    public Hdfs configuration(Path path) {
        return with(HdfsOptions.CONFIGURATION, path.toAbsolutePath().toString());
    }

    /** Proves by a key table who reads, with Kerberos. */
    public Hdfs kerberos(String principal, Path keytab) {
        return with(HdfsOptions.PRINCIPAL, principal)
                .with(HdfsOptions.KEYTAB, keytab.toAbsolutePath().toString());
    }

    /** Settings of Hadoop's client, over those of the files. */
    public Hdfs properties(Map<String, String> properties) {
        return with(HdfsOptions.PROPERTIES, Map.copyOf(properties));
    }

    private Hdfs with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Hdfs(more);
    }

    @Override
    public ConnectorFactory factory() {
        return new HdfsFactory();
    }

    @Override
    public ConnectionConfig config(String id) {
        return ConnectionConfig.of(id, options);
    }
}
