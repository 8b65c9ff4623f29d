package io.tauro.security.audit;

/**
 * What an audit log has done.
 *
 * @param records taken
 * @param commits how often sinks were called for one or several of them
 * @param failures records that a sink did not take
 * @param waiting records that wait to be written
 */
public record AuditLoad(long records, long commits, long failures, int waiting) {}
