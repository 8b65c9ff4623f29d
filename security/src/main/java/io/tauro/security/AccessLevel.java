package io.tauro.security;

/** What those see of a column whom its policy does not name. */
public enum AccessLevel {
    /** The value. */
    UNRESTRICTED,
    /** What a mask leaves of it. */
    MASKED,
    /** The value enciphered. */
    ENCRYPTED,
    /** Nothing: for them there is no such column. */
    RESTRICTED
}
