package io.tauro.security.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records to SLF4J, a line of JSON each: refusals as warnings, failures of the trail and of
 * the check of rows as errors, the rest as information. What a record holds is an argument and
 * never a format, and nothing in it ends a line. How durable that is, is up to the logging system.
 */
public final class LogAuditSink implements AuditSink {

    private final Logger logger;

    private LogAuditSink(Logger logger) {
        this.logger = logger;
    }

    /** To the logger of this name. */
    public static LogAuditSink named(String logger) {
        return new LogAuditSink(LoggerFactory.getLogger(logger));
    }

    /** To a logger. */
    public static LogAuditSink of(Logger logger) {
        return new LogAuditSink(logger);
    }

    @Override
    public void write(AuditEvent event) {
        String line = event.toJson();
        boolean broken =
                event.status() == AuditStatus.FAILED
                        && (event.operation() == Operation.AUDIT
                                || event.operation() == Operation.EDGE_CHECK);
        if (broken) {
            logger.error("{}", line);
        } else if (event.status() == AuditStatus.DENIED) {
            logger.warn("{}", line);
        } else {
            logger.info("{}", line);
        }
    }
}
