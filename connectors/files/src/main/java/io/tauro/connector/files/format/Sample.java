package io.tauro.connector.files.format;

import io.tauro.connector.files.store.StoredObject;
import java.util.List;

/** Which records of which files columns are inferred from. */
public final class Sample {

    /**
     * So many files are looked at, so that a folder of thousands of small ones does not take long.
     */
    private static final int MAX_FILES = 64;

    private Sample() {}

    /** Reads up to so many records of a file, and tells how many it has read. */
    @FunctionalInterface
    public interface Reader {
        int read(StoredObject file, int records);
    }

    /** The files that are looked at. */
    public static List<StoredObject> of(List<StoredObject> files) {
        return files.subList(0, Math.min(files.size(), MAX_FILES));
    }

    /**
     * Reads so many records of all files together: every file has its share, at least one record,
     * and what one does not need is for the next.
     */
    public static void read(List<StoredObject> files, int records, Reader reader) {
        List<StoredObject> sampled = of(files);
        int left = records;
        for (int i = 0; i < sampled.size(); i++) {
            int share = Math.max(1, left / (sampled.size() - i));
            left -= reader.read(sampled.get(i), share);
        }
    }
}
