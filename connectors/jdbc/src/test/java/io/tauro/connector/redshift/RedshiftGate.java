package io.tauro.connector.redshift;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lets the driver of Redshift talk to a PostgreSQL: what it says of itself when it connects, and
 * PostgreSQL does not know, is left out, and it is told that there is no encryption.
 */
final class RedshiftGate implements AutoCloseable {

    private static final int SSL = 80877103;
    private static final int GSS = 80877104;
    private static final int PROTOCOL = 196608;

    private static final Set<String> KNOWN =
            Set.of(
                    "user",
                    "database",
                    "client_encoding",
                    "DateStyle",
                    "TimeZone",
                    "application_name");

    private final ServerSocket door;
    private final int server;

    private RedshiftGate(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** A gate before the server at a port of this machine. */
    static RedshiftGate before(int server) throws IOException {
        RedshiftGate gate =
                new RedshiftGate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        daemon(gate::admit);
        return gate;
    }

    int port() {
        return door.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "redshift-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket own = new Socket(InetAddress.getLoopbackAddress(), server)) {
            greet(
                    new DataInputStream(client.getInputStream()),
                    new DataOutputStream(client.getOutputStream()),
                    new DataOutputStream(own.getOutputStream()));
            daemon(() -> pass(own, client));
            copy(client.getInputStream(), own.getOutputStream());
        } catch (IOException e) {
            // One of the two has left.
            return;
        }
    }

    /** The first packets, up to the one that says who comes or whose statement is cancelled. */
    private static void greet(DataInputStream in, DataOutputStream back, DataOutputStream on)
            throws IOException {
        while (true) {
            int length = in.readInt();
            int kind = in.readInt();
            if (kind == SSL || kind == GSS) {
                back.writeByte('N');
                back.flush();
                continue;
            }
            byte[] rest = in.readNBytes(length - 8);
            byte[] sent = kind == PROTOCOL ? known(rest) : rest;
            on.writeInt(sent.length + 8);
            on.writeInt(kind);
            on.write(sent);
            on.flush();
            return;
        }
    }

    private static byte[] known(byte[] parameters) {
        List<String> words =
                new ArrayList<>(
                        List.of(new String(parameters, StandardCharsets.UTF_8).split("\0", -1)));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (KNOWN.contains(words.get(i))) {
                kept.writeBytes(
                        (words.get(i) + '\0' + words.get(i + 1) + '\0')
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        kept.write(0);
        return kept.toByteArray();
    }

    private static void pass(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One of the two has left.
            return;
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
