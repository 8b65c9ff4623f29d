package io.tauro.connector.files;

import io.tauro.connector.files.store.Folder;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Lists what is below a folder, folder by folder, and does not look into those that hold nothing
 * that is wanted. Where most of many folders are wanted, one deep listing is cheaper, and what is
 * not wanted is left out afterwards by whoever asks. Used once.
 */
final class FolderWalk {

    /** What a folder's path says. */
    enum Verdict {
        /** Nothing below is wanted. */
        SKIP,
        /** Folders below may tell more. */
        OPEN,
        /** All below is wanted. */
        WANTED
    }

    /** So many folders are looked into one by one, whatever their share. */
    private static final int FEW = 8;

    /** Else they are if no more than one in so many is wanted. */
    private static final int SHARE = 4;

    private static final int DEEPEST = 64;

    private final ObjectStore store;
    private final Function<String, Verdict> verdict;
    private final List<StoredObject> found = new ArrayList<>();
    private boolean leftOut;

    FolderWalk(ObjectStore store, Function<String, Verdict> verdict) {
        this.store = store;
        this.verdict = verdict;
    }

    /** The files below a folder, in the order of their keys. */
    List<StoredObject> below(String folder) {
        look(folder, verdict.apply(folder), 0);
        found.sort(Comparator.comparing(StoredObject::key));
        return found;
    }

    /** Whether there may be more files than were found. */
    boolean leftOut() {
        return leftOut;
    }

    private void look(String folder, Verdict known, int depth) {
        if (known == Verdict.SKIP) {
            leftOut = true;
            return;
        }
        if (known == Verdict.WANTED || depth == DEEPEST) {
            found.addAll(store.list(folder));
            return;
        }
        Folder here = store.children(folder);
        List<Verdict> verdicts = here.folders().stream().map(verdict).toList();
        long wanted = verdicts.stream().filter(one -> one != Verdict.SKIP).count();
        if (wanted > FEW && wanted * SHARE > verdicts.size()) {
            found.addAll(store.list(folder));
            return;
        }
        found.addAll(here.objects());
        for (int i = 0; i < verdicts.size(); i++) {
            look(here.folders().get(i), verdicts.get(i), depth + 1);
        }
    }
}
