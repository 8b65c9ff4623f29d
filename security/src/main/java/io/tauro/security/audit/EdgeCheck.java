package io.tauro.security.audit;

/** What of a query was held against the policies a second time. */
public enum EdgeCheck {
    /** Each row that a protected table gave. */
    FULL,
    /** Its plan alone: a source has already made sums of the rows. */
    PLAN
}
