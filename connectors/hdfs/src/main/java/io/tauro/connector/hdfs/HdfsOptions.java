package io.tauro.connector.hdfs;

import io.tauro.connector.files.store.RemoteSettings;
import io.tauro.spi.ConnectionConfig;
import io.tauro.spi.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options of a connection, and what they say of the place. */
final class HdfsOptions {

    static final String URL = "url";
    static final String USER = "user";
    static final String CONFIGURATION = "configuration";
    static final String PRINCIPAL = "principal";
    static final String KEYTAB = "keytab";
    static final String PROPERTIES = "properties";

    /** Those that replace a file in one step. */
    private static final Set<String> SCHEMES = Set.of("hdfs", "webhdfs", "swebhdfs");

    private HdfsOptions() {}

    static List<Option> all() {
        List<Option> options = new ArrayList<>();
        options.add(
                Option.required(
                        URL,
                        Option.Kind.TEXT,
                        "The folder that the paths of tables are relative to: hdfs://namenode:8020/data"));
        options.add(
                Option.of(
                        USER,
                        Option.Kind.TEXT,
                        "Who reads, where the cluster believes it; default: who runs the process"));
        options.add(
                Option.of(
                        CONFIGURATION,
                        Option.Kind.PATH,
                        "The folder with core-site.xml and hdfs-site.xml, or one such file"));
        options.add(Option.of(PRINCIPAL, Option.Kind.TEXT, "Who reads, with Kerberos"));
        options.add(Option.of(KEYTAB, Option.Kind.PATH, "The key table of the principal"));
        options.add(
                Option.of(
                        PROPERTIES,
                        Option.Kind.MAP,
                        "Settings of Hadoop's client, over those of the files"));
        options.addAll(RemoteSettings.OPTIONS);
        return List.copyOf(options);
    }

    /** The folder below which all keys are; without a slash at its end. */
    static URI root(ConnectionConfig config) {
        try {
            URI uri = new URI(config.requireText(URL).replaceAll("/+$", ""));
            String path = uri.getPath() == null ? "" : uri.getPath();
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getAuthority() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && HdfsObjects.isPlain(path.isEmpty() ? "x" : path.substring(1))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, with what it should be.
        }
        throw config.invalid(
                URL, "an address of hdfs, webhdfs or swebhdfs, such as hdfs://namenode:8020/data");
    }
}
