package io.tauro.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As many generated queries as one has time for: seed, queries, stores of each query. */
public final class GeneratedQueriesRun {

    private static final int AT_ONCE = 500;

    private GeneratedQueriesRun() {}

    /** Prints what is wrong, and ends with 1 if anything is. */
    public static void main(String[] arguments) throws Exception {
        long first = Long.parseLong(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        int stores = Integer.parseInt(arguments[2]);
        boolean views = arguments.length > 3 && arguments[3].equals("views");
        long wrong = 0;
        long compared = 0;
        for (int done = 0; done < count; done += AT_ONCE) {
            long seed = first + done;
            Path folder = Files.createTempDirectory("worlds");
            try (GeneratedQueries queries =
                    new GeneratedQueries(seed, "run" + seed, folder, views)) {
                for (int i = 0; i < Math.min(AT_ONCE, count - done); i++) {
                    List<String> found = queries.wrong(i, stores);
                    wrong += found.size();
                    found.forEach(System.out::println);
                }
                compared += queries.compared();
                System.out.printf(
                        "%d queries from seed %d, %d pairs so far, %d wrong%n",
                        Math.min(count, done + AT_ONCE), first, compared, wrong);
            }
        }
        System.exit(wrong == 0 ? 0 : 1);
    }
}
