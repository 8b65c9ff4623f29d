/**
 * The record of who read what: {@link io.tauro.security.audit.AuditEvent}s in an {@link
 * io.tauro.security.audit.AuditLog}, which keeps the latest and hands each on to {@link
 * io.tauro.security.audit.AuditSink}s.
 */
@NullMarked
package io.tauro.security.audit;

import org.jspecify.annotations.NullMarked;
