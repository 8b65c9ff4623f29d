package io.tauro.connector.files.store;

import java.io.InputStream;

/**
 * A range of an object as it arrives.
 *
 * @param position where the range begins that the store really sends
 * @param version the version of the object that it is of
 * @param body the bytes. To close it does not read what is left, and may happen on another thread,
 *     where it makes a read that waits fail
 */
public record RemoteBytes(long position, String version, InputStream body) {}
