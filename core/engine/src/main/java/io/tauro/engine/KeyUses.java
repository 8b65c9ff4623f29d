package io.tauro.engine;

import io.tauro.security.TableAccess;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.Operation;
import io.tauro.security.crypto.KeyUse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts each key that a query uses on record before its first row. */
final class KeyUses {

    private KeyUses() {}

    /**
     * @throws io.tauro.error.TauroException {@code TAURO-3003} if it must be recorded and cannot be
     */
    static void record(SecuredPlan plan, AuditLog audit) {
        List<KeyUse> uses =
                plan.grant().accesses().stream()
                        .sorted(Comparator.comparing(TableAccess::table))
                        .flatMap(access -> KeyUse.of(access).stream())
                        .toList();
        for (KeyUse use : uses) {
            audit.record(
                    AuditEvent.attempt(Operation.KEY_USE, plan.start().actor())
                            .on(List.of(use.table()))
                            .detail("key", use.key())
                            .detail("purpose", use.purpose().name().toLowerCase(Locale.ROOT))
                            .detail("columns", String.join(", ", use.columns()))
                            .detail("query_id", plan.start().queryId())
                            .succeeded(),
                    plan.grant().auditRequired());
        }
    }
}
