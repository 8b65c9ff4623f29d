package io.tauro.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process has used: CPU time of all its threads, native ones too, and memory. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Found where it is asked for: a process that measures its own start has no use for it. */
    private static final class Pools {
        private static final List<MemoryPoolMXBean> HEAP =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
    }

    private static final ThreadTimes THREADS = new ThreadTimes();

    private Meter() {}

    static long cpuNanos() {
        return THREADS.nanos().orElseGet(SYSTEM::getProcessCpuTime);
    }

    /** Starts to look for the most memory anew. */
    static void forgetPeaks() {
        Pools.HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        Path peaks = Path.of("/proc/self/clear_refs");
        if (Files.isWritable(peaks)) {
            try {
                Files.writeString(peaks, "5");
            } catch (IOException e) {
                // Then the peak is that of the whole run.
                return;
            }
        }
    }

    /** The most heap in use since then, garbage included. */
    static long peakHeapBytes() {
        return Pools.HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /** The most memory of the process since then, what is not heap included; 0 if not told. */
    static long peakResidentBytes() {
        return status("VmHWM:");
    }

    private static long status(String key) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(key)) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    /** The load of the machine within the last minute. */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    /** One line on machine and software. */
    static String machine() {
        return "%s, %d processors, %d GB; %s %s %s"
                .formatted(
                        processor(),
                        SYSTEM.getAvailableProcessors(),
                        SYSTEM.getTotalMemorySize() >> 30,
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.version"),
                        ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    private static String processor() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
        return System.getProperty("os.arch");
    }
}
