package io.tauro.connector.files.store;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param prefix how keys begin; empty for all
 * @param deep whether all keys are meant; else those with a {@code /} behind the prefix are folded
 *     into folders
 * @param after only keys that are greater; a store that cannot do that sends all. Empty for all
 * @param token where the page before ended; null for the first
 * @param most a page has at most so many entries; a store may send fewer
 */
public record RemoteListing(
        String prefix, boolean deep, String after, @Nullable String token, int most) {

    RemoteListing page(@Nullable String next) {
        return new RemoteListing(prefix, deep, after, next, most);
    }
}
