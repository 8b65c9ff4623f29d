package io.tauro.connector.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An S3 server in a process of its own, behind a line that takes its time: each answer begins later
 * than it could, and all together are no faster than so many bytes a second. Ends with its input.
 */
final class DistantServer {

    private static final int PIECE = 64 << 10;

    private final long latencyNanos;
    private final double nanosPerByte;
    private final CountDownLatch never = new CountDownLatch(1);

    /** Until when the line is in use. */
    private long busyUntil = System.nanoTime();

    private DistantServer(int latencyMillis, int megabytesPerSecond) {
        this.latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
        this.nanosPerByte = 1e9 / (megabytesPerSecond * 1e6);
    }

    /**
     * @param args milliseconds to the first byte, megabytes a second
     */
    public static void main(String[] args) throws Exception {
        DistantServer line =
                new DistantServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        try (S3Server server = new S3Server();
                ServerSocket near = line.before(server.port(), false);
                ServerSocket far = line.before(server.port(), true)) {
            System.out.println("ports " + near.getLocalPort() + " " + far.getLocalPort());
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private ServerSocket before(int server, boolean slow) throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(
                () -> {
                    while (true) {
                        Socket client = listener.accept();
                        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                        client.setTcpNoDelay(true);
                        upstream.setTcpNoDelay(true);
                        Turn turn = new Turn();
                        start(() -> copy(client, upstream, turn, false));
                        start(() -> copy(upstream, client, turn, slow));
                    }
                });
        return listener;
    }

    /** Whether the client has spoken last, so that the next bytes are the first of an answer. */
    private static final class Turn {
        private volatile boolean asked;
    }

    private void copy(Socket from, Socket to, Turn turn, boolean slow) throws IOException {
        boolean answers = slow;
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (answers) {
                    boolean first = turn.asked;
                    turn.asked = false;
                    waitUntil(departure(count, first));
                } else {
                    turn.asked = true;
                }
                out.write(piece, 0, count);
            }
        }
    }

    private synchronized long departure(int count, boolean first) {
        long now = System.nanoTime();
        busyUntil = Math.max(busyUntil, now) + (long) (count * nanosPerByte);
        return first ? Math.max(busyUntil, now + latencyNanos) : busyUntil;
    }

    private void waitUntil(long time) throws IOException {
        try {
            long left = time - System.nanoTime();
            if (left > 0 && never.await(left, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One of both has gone.
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }
}
