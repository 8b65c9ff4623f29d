package io.tauro.connector.delta;

import io.delta.kernel.utils.FileStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commits that were removed although their checkpoint is there. It has all that counts of them, but
 * the kernel wants to see them in the listing. What is listed here cannot be opened: it is an error
 * if the kernel should need it.
 */
final class CheckpointedCommits {

    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
    private static final Pattern CHECKPOINT =
            Pattern.compile(
                    "(\\d{20})\\.checkpoint(?:\\.(\\d{10})\\.(\\d{10})\\.parquet|\\.parquet|\\.[0-9a-f-]{36}\\.(?:parquet|json))");

    private CheckpointedCommits() {}

    /** The commits of complete checkpoints that are not among the files of a folder. */
    static List<FileStatus> missing(String folder, List<FileStatus> files) {
        Set<String> commits = new HashSet<>();
        Map<String, FileStatus> complete = new TreeMap<>();
        Map<String, Integer> parts = new HashMap<>();
        for (FileStatus file : files) {
            String name = file.getPath().substring(folder.length() + 1);
            Matcher commit = COMMIT.matcher(name);
            if (commit.matches()) {
                commits.add(commit.group(1));
                continue;
            }
            Matcher checkpoint = CHECKPOINT.matcher(name);
            if (!checkpoint.matches()) {
                continue;
            }
            String all = checkpoint.group(3);
            if (all == null
                    || parts.merge(checkpoint.group(1) + "." + all, 1, Integer::sum)
                            == Long.parseLong(all)) {
                complete.put(checkpoint.group(1), file);
            }
        }
        complete.keySet().removeAll(commits);
        return complete.entrySet().stream()
                .map(
                        one ->
                                FileStatus.of(
                                        folder + "/" + one.getKey() + ".json",
                                        0,
                                        one.getValue().getModificationTime()))
                .toList();
    }
}
