package io.tauro.security.mask;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import org.jspecify.annotations.Nullable;

/** What a mask is told, and what it says if that cannot be. */
final class Arguments {

    private final Mask mask;
    private final MaskTarget target;

    Arguments(Mask mask, MaskTarget target) {
        this.mask = mask;
        this.target = target;
    }

    /** A whole number within bounds. */
    long number(String name, long least, long most) {
        String text = text(name);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw range(name, least, most, e);
        }
        throw range(name, least, most, null);
    }

    private TauroException range(String name, long least, long most, @Nullable Throwable cause) {
        return new TauroException(
                ErrorCode.INVALID_POLICY,
                where()
                        + " needs a whole number from "
                        + least
                        + " to "
                        + most
                        + " as '"
                        + name
                        + "'. Correct it.",
                cause);
    }

    String text(String name) {
        return mask.argument(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> invalid(" has no argument '" + name + "'. Give it."));
    }

    /** A text without control characters, so that nothing else begins as it does. */
    String word(String name) {
        String text = text(name);
        if (!text.codePoints().allMatch(Clusters::isSafe)) {
            throw invalid(" has control characters in '" + name + "'. Remove them.");
        }
        return text;
    }

    /** Another column of the table, whose values can be told apart. */
    String other(String name) {
        String text = text(name);
        String column =
                target.named(text)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                " reads column '"
                                                        + text
                                                        + "', which the table does not have."
                                                        + " Correct '"
                                                        + name
                                                        + "'."));
        if (column.equals(target.column())) {
            throw invalid(" cannot read its own column as '" + name + "'. Name another.");
        }
        DataType type = target.columns().get(column);
        if (type == null || !Canonical.has(type)) {
            throw invalid(" cannot tell values of column '" + column + "' apart. Name another.");
        }
        return column;
    }

    /** Refuses a column whose type the mask does not take. */
    void require(boolean fits, String takes) {
        if (!fits) {
            throw invalid(
                    " does not fit: it takes "
                            + takes
                            + ", and the column is "
                            + target.type()
                            + ". Choose another mask; nullify fits every column.");
        }
    }

    /** Refuses a column that is too short for what the mask shows of every value. */
    void room(int characters) {
        DataType type = target.type();
        if (type.precision() != DataType.UNBOUNDED && type.precision() < characters) {
            throw invalid(
                    " does not fit: it shows "
                            + characters
                            + " characters, and the column is "
                            + type
                            + ". Choose another mask, such as partial or redact.");
        }
    }

    TauroException invalid(String text) {
        return new TauroException(ErrorCode.INVALID_POLICY, where() + text);
    }

    private String where() {
        return "Mask '"
                + mask.kind().word()
                + "' of column '"
                + target.column()
                + "' of table '"
                + target.table()
                + "'";
    }
}
