package io.tauro.connector.files;

import io.tauro.connector.files.store.AtOnce;
import io.tauro.connector.files.store.Folder;
import io.tauro.connector.files.store.ObjectStore;
import io.tauro.connector.files.store.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Lists what is below a folder, level by level and the folders of a level at once, and does not
 * look into those that hold nothing that is wanted. Where most of many folders are wanted, one deep
 * listing is cheaper, and what is not wanted is left out afterwards by whoever asks. Used once.
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
        List<Known> level = List.of(new Known(folder, verdict.apply(folder)));
        for (int depth = 0; !level.isEmpty(); depth++) {
            boolean deepest = depth == DEEPEST;
            List<Known> wanted =
                    level.stream().filter(one -> one.verdict() != Verdict.SKIP).toList();
            leftOut |= wanted.size() < level.size();
            level =
                    AtOnce.map(store, wanted, one -> look(one, deepest)).stream()
                            .flatMap(look -> take(look).stream())
                            .toList();
        }
        found.sort(Comparator.comparing(StoredObject::key));
        return found;
    }

    /** A folder, and what its path says. */
    private record Known(String folder, Verdict verdict) {}

    /** What a look into a folder has brought, and which folders are to be looked into next. */
    private record Look(List<StoredObject> objects, List<Known> folders) {}

    private List<Known> take(Look look) {
        found.addAll(look.objects());
        return look.folders();
    }

    /** Whether there may be more files than were found. */
    boolean leftOut() {
        return leftOut;
    }

    private Look look(Known known, boolean deepest) {
        if (known.verdict() == Verdict.WANTED || deepest) {
            return new Look(store.list(known.folder()), List.of());
        }
        Folder here = store.children(known.folder());
        List<Known> folders =
                here.folders().stream().map(one -> new Known(one, verdict.apply(one))).toList();
        long wanted = folders.stream().filter(one -> one.verdict() != Verdict.SKIP).count();
        if (wanted > FEW && wanted * SHARE > folders.size()) {
            return new Look(store.list(known.folder()), List.of());
        }
        return new Look(here.objects(), folders);
    }
}
