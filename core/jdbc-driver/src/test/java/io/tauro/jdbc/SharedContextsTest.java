package io.tauro.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.VirtualContext;
import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.identity.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedContextsTest {

    private final AtomicInteger opened = new AtomicInteger();
    private final SharedContexts contexts =
            new SharedContexts(
                    file -> {
                        opened.incrementAndGet();
                        return VirtualContext.builder().build();
                    });

    private static boolean isOpen(VirtualContext context) {
        try {
            context.as(Principal.ANONYMOUS);
            return true;
        } catch (TauroException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONTEXT_CLOSED);
            return false;
        }
    }

    @Test
    void theLastOneToLeaveClosesTheContext(@TempDir Path directory) {
        SharedContexts.Lease first = contexts.acquire(directory.resolve("a.yaml"));
        SharedContexts.Lease second = contexts.acquire(directory.resolve("a.yaml"));

        assertThat(second.context()).isSameAs(first.context());
        first.close();
        first.close();
        assertThat(isOpen(second.context())).isTrue();
        second.close();
        assertThat(isOpen(second.context())).isFalse();
        assertThat(contexts.size()).isZero();
    }

    @Test
    void theFileIsTheSameHoweverItsPathIsWritten(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("a.yaml"));
        Path link = Files.createSymbolicLink(directory.resolve("b.yaml"), file);
        Path detour = Files.createDirectory(directory.resolve("x")).resolve("../a.yaml");

        try (SharedContexts.Lease one = contexts.acquire(file);
                SharedContexts.Lease two = contexts.acquire(link);
                SharedContexts.Lease three = contexts.acquire(detour)) {
            assertThat(two.context()).isSameAs(one.context());
            assertThat(three.context()).isSameAs(one.context());
        }
    }

    @Test
    void aContextThatHasBeenClosedIsMadeAnew(@TempDir Path directory) {
        contexts.acquire(directory).close();
        contexts.acquire(directory).close();

        assertThat(opened).hasValue(2);
    }

    @Test
    void nothingIsKeptOfAFileThatIsWrong(@TempDir Path directory) {
        AtomicInteger attempts = new AtomicInteger();
        SharedContexts failing =
                new SharedContexts(
                        file -> {
                            if (attempts.getAndIncrement() == 0) {
                                throw new TauroException(ErrorCode.CONFIGURATION_SYNTAX, "Wrong.");
                            }
                            return VirtualContext.builder().build();
                        });

        assertThatThrownBy(() -> failing.acquire(directory)).isInstanceOf(TauroException.class);
        assertThat(failing.size()).isZero();
        failing.acquire(directory).close();
    }

    @Test
    void manyThreadsShareOneContextThatIsOpenWhileAnyUsesIt(@TempDir Path directory)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            results.add(
                    threads.submit(
                            () -> {
                                start.await();
                                boolean alwaysOpen = true;
                                for (int n = 0; n < 200; n++) {
                                    try (SharedContexts.Lease lease = contexts.acquire(directory)) {
                                        alwaysOpen &= isOpen(lease.context());
                                    }
                                }
                                return alwaysOpen;
                            }));
        }
        start.countDown();
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
        assertThat(contexts.size()).isZero();
    }
}
