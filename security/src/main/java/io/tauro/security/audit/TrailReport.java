package io.tauro.security.audit;

import java.util.List;

/**
 * What a verification has found. Immutable.
 *
 * @param records how many whole records there are
 * @param first the number of the first one
 * @param last the number of the last one
 * @param checkpoints how many checkpoints were compared
 * @param findings what is not as it was written
 */
public record TrailReport(
        long records, long first, long last, long checkpoints, List<TrailFinding> findings) {

    public TrailReport {
        findings = List.copyOf(findings);
    }

    /** Whether nobody has changed the trail, as far as it shows. */
    public boolean isIntact() {
        return findings.stream().noneMatch(finding -> finding.kind().isTampering());
    }
}
