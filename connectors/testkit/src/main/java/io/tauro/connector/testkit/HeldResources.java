package io.tauro.connector.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tests could leave behind.
 *
 * @param queries what queries hold of the engines that are open, a line for each such engine
 * @param engines how many engines are open, -1 if there is no engine on the class path
 * @param threads the threads that live
 * @param files what file descriptors stand for
 */
record HeldResources(List<String> queries, int engines, Set<Thread> threads, List<String> files) {

    /** Servers, drivers and tools that are there once for all tests. */
    private static final Pattern OF_THE_PROCESS =
            Pattern.compile(
                    "junit-|surefire|postgres:pid|ForkJoinPool\\.commonPool|process reaper|Cleaner|Common-Cleaner"
                            + "|PostgreSQL-JDBC|pg-|log:|Thread-Of-Server|Attach Listener|JNA Cleaner"
                            + "|DuckDB|h2|MVStore|H2|mysql-cj-|mariadb|CommonsExec|Timer-0|MariaDb|Redshift-JDBC|redshift-gate|oracle\\.|InterruptTimer|Oracle|mssql-jdbc"
                            + "|OkHttp |Okio |Trino JDBC "
                            + "|HttpClient-\\d+-|azure-sdk-global-thread-|parallel-|boundedElastic-"
                            + "|S3Proxy-Jetty|response-input-stream-timeout-scheduler|faulty-proxy");

    /** Threads that an open context keeps for a while after its last query. */
    private static final Pattern OF_AN_OPEN_CONTEXT =
            Pattern.compile(
                    "tauro-(worker|deadlines)-|HikariPool|.*:(housekeeper|connection-\\w+)");

    /** What connections that wait in a pool, and contexts without a query, have open. */
    private static final Pattern OF_A_POOL =
            Pattern.compile(".*\\.(db|sqlite|duckdb)(-\\w+)?|.*/tauro-spill-\\d+/lock");

    /**
     * The process has sockets and pipes of its own, and to servers that serve all tests; what
     * queries hold of connections is counted by the engine.
     */
    private static final Pattern SOCKET = Pattern.compile("(socket|anon_inode|pipe):.*");

    static HeldResources now() {
        return new HeldResources(
                strings(engineTold("busy", List.class, List.of())),
                openEngines(),
                living(),
                OpenFiles.now());
    }

    private static int openEngines() {
        return engineTold("open", Integer.class, -1);
    }

    /** This kit does not depend on the engine, but looks at it where it is. */
    private static List<String> strings(List<?> lines) {
        return lines.stream().map(String::valueOf).toList();
    }

    private static <T> T engineTold(String method, Class<T> type, T otherwise) {
        try {
            Class<?> engine = Class.forName("io.tauro.engine.FederationEngine");
            return type.cast(engine.getMethod(method).invoke(null));
        } catch (ClassNotFoundException e) {
            return otherwise;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The engine does not say what it holds", e);
        }
    }

    private static Set<Thread> living() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() + 64];
        int count = root.enumerate(all);
        return Arrays.stream(all, 0, count).collect(Collectors.toSet());
    }

    /**
     * What is held beyond what was before; empty if nothing is.
     *
     * @param atEnd whether nothing may be left of contexts and pools either; else that depends on
     *     whether some are open
     */
    String beyond(HeldResources before, boolean atEnd) {
        boolean poolsMayBeOpen = !atEnd && (engines != 0 || before.engines() != 0);
        List<String> newQueries = new ArrayList<>(queries);
        before.queries().forEach(newQueries::remove);
        List<String> newFiles = new ArrayList<>(files);
        before.files().forEach(newFiles::remove);
        newFiles.removeIf(file -> poolsMayBeOpen && OF_A_POOL.matcher(file).matches());
        newFiles.removeIf(file -> SOCKET.matcher(file).matches());
        List<String> newThreads =
                threads.stream()
                        .filter(thread -> thread.isAlive() && !before.threads().contains(thread))
                        .filter(thread -> !isOfTheProcess(thread))
                        .map(Thread::getName)
                        .filter(
                                name ->
                                        !(poolsMayBeOpen
                                                && OF_AN_OPEN_CONTEXT.matcher(name).lookingAt()))
                        .toList();
        return Stream.of(
                        held("queries", newQueries),
                        held("files", newFiles),
                        held("threads", newThreads))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static boolean isOfTheProcess(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || OF_THE_PROCESS.matcher(thread.getName()).lookingAt();
    }

    private static String held(String what, List<String> names) {
        return names.isEmpty() ? "" : what + " " + names;
    }
}
