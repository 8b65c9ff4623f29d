/**
 * Who may read what, and the record of who did.
 *
 * <p>A {@link io.tauro.security.TableSecurityPolicy} names the roles that may read a table. The
 * {@link io.tauro.security.SecurityEnforcer} holds the policies, refuses queries that they do not
 * allow, and writes each query and each refusal to the {@link io.tauro.security.audit.AuditLog}.
 *
 * <pre>{@code
 * TableSecurityPolicy policy = TableSecurityPolicy.forTable("customers").allow("analyst").auditAllAccess().build();
 * }</pre>
 */
@NullMarked
package io.tauro.security;

import org.jspecify.annotations.NullMarked;
