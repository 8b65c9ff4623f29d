package io.tauro.security;

/** What holds for a table without a policy. */
public enum DefaultAccess {
    ALLOW,
    DENY,
    /** Allowed as long as there is no policy at all, denied from the first one on. */
    ALLOW_WITHOUT_POLICIES
}
