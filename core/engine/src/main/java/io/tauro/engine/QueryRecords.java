package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.audit.AuditEvent;
import io.tauro.security.audit.AuditLog;
import io.tauro.security.audit.AuditOutcome;
import io.tauro.security.audit.AuditStatus;
import io.tauro.security.audit.Operation;

/** What the audit log is told of a query that runs. Thread-safe. */
final class QueryRecords {

    private final AuditLog audit;

    QueryRecords(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Nothing is read before the start is on record. If the query ends while that is waited for,
     * the start may still be written, and gets an end.
     */
    void start(SecuredPlan plan) {
        try {
            audit.record(plan.start(), plan.grant().auditRequired(), plan.request().cancellation());
        } catch (TauroException e) {
            audit.post(
                    plan.start()
                            .ended(
                                    QueryPlanner.isStop(e.code())
                                            ? AuditStatus.CANCELLED
                                            : AuditStatus.FAILED,
                                    AuditOutcome.because(e.code().id())));
            throw e;
        }
    }

    /** The end of a query that could not be opened. */
    void failure(SecuredPlan plan, TauroException failure) {
        try {
            audit.record(
                    plan.start()
                            .ended(
                                    QueryPlanner.isStop(failure.code())
                                            ? AuditStatus.CANCELLED
                                            : AuditStatus.FAILED,
                                    AuditOutcome.because(failure.code().id())),
                    plan.grant().auditRequired());
        } catch (TauroException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
    }

    /** The end of a query that was opened. */
    void end(SecuredPlan plan, AuditEvent end) {
        violation(plan, end);
        audit.record(end, plan.grant().auditRequired());
    }

    /** What did not agree with a policy is a record of its own, beside the end of the query. */
    private void violation(SecuredPlan plan, AuditEvent end) {
        if (end.reason().filter(ErrorCode.POLICY_VIOLATION.id()::equals).isPresent()) {
            audit.record(
                    AuditEvent.attempt(Operation.EDGE_CHECK, end.actor())
                            .on(plan.tables())
                            .detail("query_id", end.queryId())
                            .failed(ErrorCode.POLICY_VIOLATION.id()),
                    false);
        }
    }
}
