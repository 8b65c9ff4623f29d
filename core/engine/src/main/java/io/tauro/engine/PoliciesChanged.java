package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;

/** Policies were changed while a query was planned, so that it has to be planned again. */
final class PoliciesChanged extends TauroException {

    private static final long serialVersionUID = 1;

    PoliciesChanged() {
        super(
                ErrorCode.STALE_PLAN,
                "Policies were changed while the query was planned. Run it again.");
    }
}
