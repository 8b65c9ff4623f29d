package io.tauro.connector.files.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between a client and a server that speaks HTTP, hands requests on as they are, one
 * connection each, and spoils the answers that it is told to.
 */
public final class FaultProxy implements AutoCloseable {

    /** What becomes of a request. */
    public sealed interface Fault {

        /** An answer of this status, and nobody asks the server. */
        record Status(int code, String headers, String body) implements Fault {}

        /** The first bytes of the answer's body, then the end of the connection. */
        record Truncated(int bytes) implements Fault {}

        /** The first bytes of the answer's body, then a reset. */
        record Reset(int bytes) implements Fault {}

        /** The first bytes of the answer's body, then silence. */
        record Silent(int bytes) implements Fault {}

        /** No answer at all. */
        record Mute() implements Fault {}

        /** A reset in place of the answer; the server has done what it was asked for. */
        record Lost() implements Fault {}

        /** The whole answer, but later. */
        record Slow(Duration pause) implements Fault {}
    }

    private record Rule(Predicate<String> requests, Fault fault, AtomicInteger left) {}

    private final ServerSocket server;
    private final URI target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private CountDownLatch endOfSilence = new CountDownLatch(1);

    private FaultProxy(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    public static FaultProxy before(URI target) {
        try {
            FaultProxy proxy =
                    new FaultProxy(
                            new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
            run("fault-proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Spoils the next answers to requests whose first line fits. */
    public synchronized void spoil(int times, Predicate<String> requests, Fault fault) {
        rules.add(new Rule(requests, fault, new AtomicInteger(times)));
    }

    /** The first lines of all requests so far. */
    public synchronized List<String> requests() {
        return List.copyOf(seen);
    }

    /** No faults any more, and no silence. */
    public synchronized void forget() {
        seen.clear();
        rules.clear();
        endOfSilence.countDown();
        endOfSilence = new CountDownLatch(1);
    }

    private synchronized CountDownLatch endOfSilence() {
        return endOfSilence;
    }

    private synchronized Fault faultOf(String request) {
        seen.add(request);
        for (Rule rule : rules) {
            if (rule.requests().test(request) && rule.left().getAndDecrement() > 0) {
                return rule.fault();
            }
        }
        return new Fault.Truncated(Integer.MAX_VALUE);
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                run("fault-proxy-connection", () -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            if (head.length == 0) {
                return;
            }
            String text = new String(head, StandardCharsets.ISO_8859_1);
            byte[] body = client.getInputStream().readNBytes(length(text));
            Fault fault = faultOf(text.substring(0, text.indexOf("\r\n")));
            if (fault instanceof Fault.Status status) {
                answer(client, status);
            } else {
                forward(client, text, body, fault);
            }
        } catch (IOException e) {
            // Whoever ended the connection knows why.
        } finally {
            sockets.remove(client);
        }
    }

    private static void answer(Socket client, Fault.Status status) throws IOException {
        byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 "
                        + status.code()
                        + " Spoiled\r\n"
                        + status.headers()
                        + "Content-Length: "
                        + body.length
                        + "\r\nConnection: close\r\n\r\n";
        OutputStream out = client.getOutputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private void forward(Socket client, String head, byte[] body, Fault fault) throws IOException {
        CountDownLatch over = endOfSilence();
        try (Socket upstream = new Socket(target.getHost(), target.getPort())) {
            sockets.add(upstream);
            OutputStream to = upstream.getOutputStream();
            String once =
                    head.replaceFirst("(?i)\r\nConnection:[^\r]*", "")
                            .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            to.write(once.getBytes(StandardCharsets.ISO_8859_1));
            to.write(body);
            to.flush();
            InputStream from = upstream.getInputStream();
            byte[] answer = head(from);
            if (fault instanceof Fault.Lost) {
                client.setSoLinger(true, 0);
                return;
            }
            if (fault instanceof Fault.Mute) {
                over.await();
            } else if (fault instanceof Fault.Slow slow
                    && over.await(slow.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            client.getOutputStream().write(answer);
            copy(from, client.getOutputStream(), kept(fault));
            if (fault instanceof Fault.Reset) {
                client.setSoLinger(true, 0);
            } else if (fault instanceof Fault.Silent) {
                over.await();
            }
            sockets.remove(upstream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int kept(Fault fault) {
        if (fault instanceof Fault.Reset reset) {
            return reset.bytes();
        }
        if (fault instanceof Fault.Silent silent) {
            return silent.bytes();
        }
        return fault instanceof Fault.Truncated truncated ? truncated.bytes() : Integer.MAX_VALUE;
    }

    private static void copy(InputStream from, OutputStream to, int most) throws IOException {
        byte[] piece = new byte[8192];
        int left = most;
        while (left > 0) {
            int count = from.read(piece, 0, Math.min(left, piece.length));
            if (count < 0) {
                break;
            }
            to.write(piece, 0, count);
            left -= count;
        }
        to.flush();
    }

    /** Up to and with the empty line; no bytes if the connection ended before. */
    private static byte[] head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = from.read();
            if (next < 0) {
                return new byte[0];
            }
            head.write(next);
            boolean fits = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = fits ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                return Integer.parseInt(line.substring(15).trim());
            }
        }
        return 0;
    }

    @Override
    public void close() {
        forget();
        for (AutoCloseable one : closeables()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<AutoCloseable> closeables() {
        List<AutoCloseable> all = new ArrayList<>(sockets);
        all.add(server);
        return all;
    }
}
