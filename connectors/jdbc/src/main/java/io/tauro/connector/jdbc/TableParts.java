package io.tauro.connector.jdbc;

import io.tauro.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The ranges of a table that a scan is read by. If only some rows are wanted by the time that the
 * first range is opened, to find these for each range anew would cost more than is won: that range
 * then stands for the whole table, and the others have no rows. Thread-safe.
 */
final class TableParts {

    private final String hold;
    private final List<Split> parts = new ArrayList<>();
    private final WaitingRanges waiting = new WaitingRanges();
    private int whole = UNDECIDED;

    private static final int UNDECIDED = -2;
    private static final int NONE = -1;

    /**
     * @param hold keeps the table as it is stored
     */
    TableParts(String hold, List<Sql> conditions) {
        this.hold = hold;
        for (int i = 0; i < conditions.size(); i++) {
            parts.add(new Part(this, i, conditions.get(i)));
        }
    }

    /** What a part stands for. */
    enum Role {
        RANGE,
        WHOLE,
        NOTHING
    }

    /** One range. */
    record Part(TableParts all, int number, Sql condition) implements Split {

        /** What it stands for, which is decided when the first one is opened. */
        Role role(BooleanSupplier fewAreWanted) {
            return all.role(number, fewAreWanted);
        }

        @Override
        public String describe() {
            return "range " + (number + 1) + " of " + all.parts.size();
        }
    }

    private synchronized Role role(int number, BooleanSupplier fewAreWanted) {
        if (whole == UNDECIDED) {
            whole = fewAreWanted.getAsBoolean() ? number : NONE;
        }
        return whole == NONE ? Role.RANGE : whole == number ? Role.WHOLE : Role.NOTHING;
    }

    List<Split> splits() {
        return List.copyOf(parts);
    }

    int count() {
        return parts.size();
    }

    WaitingRanges waiting() {
        return waiting;
    }

    String hold() {
        return hold;
    }
}
