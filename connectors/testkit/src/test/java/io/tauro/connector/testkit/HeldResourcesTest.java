package io.tauro.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldResourcesTest {

    @TempDir private Path folder;

    @Test
    void aFileThatStaysOpenIsNamed() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        Path file = Files.writeString(folder.resolve("rows.csv"), "a");
        HeldResources before = HeldResources.now();
        try (InputStream open = Files.newInputStream(file)) {
            assertThat(HeldResources.now().beyond(before, false)).contains("rows.csv");
        }
        assertThat(HeldResources.now().beyond(before, false)).isEmpty();
    }

    @Test
    void aSocketIsBlamedOnNobodySinceTheProcessHasItsOwn() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        HeldResources before = HeldResources.now();
        try (ServerSocket server = new ServerSocket(0);
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(HeldResources.now().beyond(before, true)).isEmpty();
            assertThat(HeldResources.now().beyond(before, false)).isEmpty();
        }
    }

    @Test
    void aThreadThatGoesOnIsNamed() throws Exception {
        HeldResources before = HeldResources.now();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "forgotten");
        thread.start();
        assertThat(HeldResources.now().beyond(before, true)).contains("forgotten");
        end.countDown();
        thread.join();
        assertThat(HeldResources.now().beyond(before, true)).isEmpty();
    }

    @Test
    void whatQueriesHoldIsToldUnlessItWasHeldBefore() {
        HeldResources before = new HeldResources(List.of("a: 1"), 1, Set.of(), List.of());
        HeldResources after = new HeldResources(List.of("a: 1", "b: 2"), 1, Set.of(), List.of());
        assertThat(after.beyond(before, false)).isEqualTo("queries [b: 2]");
        assertThat(before.beyond(before, true)).isEmpty();
    }
}
