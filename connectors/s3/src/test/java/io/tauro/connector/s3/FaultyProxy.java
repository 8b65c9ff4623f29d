package io.tauro.connector.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server, passes on each request by a connection of its own, and does
 * to some what networks and stores do.
 */
final class FaultyProxy implements AutoCloseable {

    /** What happens to a request. */
    interface Fault {
        /**
         * @param answer what the server says
         */
        void happen(Socket client, byte[] answer) throws IOException;
    }

    private final ServerSocket listener;
    private final int server;
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private String method = "GET";

    FaultyProxy(int server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next requests whose line begins like this have these faults. */
    void fail(String requestLine, Fault... next) {
        synchronized (faults) {
            method = requestLine;
            faults.addAll(List.of(next));
        }
    }

    /** Methods and paths of the requests so far, with the range that was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The heads of the requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    void forget() {
        requests.clear();
        heads.clear();
    }

    static Fault status(int status, String reason, String body, String... headers) {
        return (client, answer) -> {
            StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n");
            for (String header : headers) {
                text.append(header).append("\r\n");
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            text.append("Content-Type: application/xml\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\nConnection: close\r\n\r\n");
            client.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().write(bytes);
        };
    }

    static Fault error(int status, String code) {
        return status(
                status,
                "Error",
                "<?xml version=\"1.0\"?><Error><Code>"
                        + code
                        + "</Code><Message>secret text of the store</Message></Error>",
                "x-amz-request-id: 4F3A99");
    }

    /** The body ends after so many bytes. */
    static Fault truncated(int bytes) {
        return (client, answer) ->
                client.getOutputStream().write(answer, 0, bodyOf(answer) + bytes);
    }

    /** The connection is reset after so many bytes of the body. */
    static Fault reset(int bytes) {
        return (client, answer) -> {
            client.getOutputStream().write(answer, 0, bodyOf(answer) + bytes);
            client.getOutputStream().flush();
            client.setSoLinger(true, 0);
        };
    }

    /** Nothing comes. */
    Fault silence() {
        return (client, answer) -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Runs something, then the answer comes. */
    static Fault first(Runnable action) {
        return (client, answer) -> {
            action.run();
            client.getOutputStream().write(answer);
        };
    }

    /** The answer comes, then something runs. */
    static Fault then(Runnable action) {
        return (client, answer) -> {
            client.getOutputStream().write(answer);
            action.run();
        };
    }

    private static int bodyOf(byte[] answer) {
        for (int i = 0; ; i++) {
            if (answer[i] == '\r'
                    && answer[i + 1] == '\n'
                    && answer[i + 2] == '\r'
                    && answer[i + 3] == '\n') {
                return i + 4;
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket client = listener.accept();
                open.add(client);
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(upstream);
            String head = head(client.getInputStream());
            if (head == null) {
                return;
            }
            requests.add(named(head));
            heads.add(head);
            OutputStream out = upstream.getOutputStream();
            out.write(
                    (head.replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n"))
                            .getBytes(StandardCharsets.ISO_8859_1));
            if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nexpect: 100-continue")) {
                client.getOutputStream()
                        .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write(client.getInputStream().readNBytes(length(head)));
            out.flush();
            Fault fault = fault(head);
            byte[] answer = withoutContinue(upstream.getInputStream().readAllBytes());
            if (fault == null) {
                client.getOutputStream().write(answer);
            } else {
                fault.happen(client, answer);
            }
        } catch (IOException e) {
            // One of both has gone.
        } finally {
            open.remove(client);
        }
    }

    private @Nullable Fault fault(String head) {
        synchronized (faults) {
            return head.startsWith(method) ? faults.poll() : null;
        }
    }

    private static byte[] withoutContinue(byte[] answer) {
        String start =
                new String(answer, 0, Math.min(25, answer.length), StandardCharsets.ISO_8859_1);
        if (!start.startsWith("HTTP/1.1 100")) {
            return answer;
        }
        int from = bodyOf(answer);
        return java.util.Arrays.copyOfRange(answer, from, answer.length);
    }

    private static @Nullable String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int one = in.read();
            if (one < 0) {
                return null;
            }
            bytes.write(one);
            if (one == '\n') {
                String text = bytes.toString(StandardCharsets.ISO_8859_1);
                if (text.endsWith("\r\n\r\n")) {
                    return text;
                }
            }
        }
    }

    static @Nullable String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return null;
    }

    private static int length(String head) {
        String length = header(head, "Content-Length");
        return length == null ? 0 : Integer.parseInt(length);
    }

    private static String named(String head) {
        String line = head.substring(0, head.indexOf(" HTTP/"));
        String range = header(head, "Range");
        return range == null ? line : line + " " + range;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket one : open) {
            one.close();
        }
    }
}
