package io.tauro.security.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class MaskFitTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> refusal(
            String mask, DataType type) {
        return assertThatThrownBy(() -> Masked.transform(Mask.parse(mask), type))
                .isInstanceOfSatisfying(
                        TauroException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_POLICY));
    }

    @Test
    void aMaskOfTextRefusesOtherColumns() {
        refusal("email", DataType.INTEGER)
                .hasMessage(
                        "TAURO-1011 Mask 'email' of column 'c' of table 'customers' does not fit:"
                                + " it takes CHAR and VARCHAR, and the column is INTEGER. Choose"
                                + " another mask; nullify fits every column.");
        for (String mask :
                List.of(
                        "phone",
                        "ssn",
                        "pan_bin6_last4",
                        "pan_last4",
                        "iban",
                        "name",
                        "ip",
                        "zip3",
                        "charclass",
                        "partial(1,1)",
                        "token_ff1(key=k)")) {
            refusal(mask, DataType.JSON);
            refusal(mask, DataType.DATE);
            refusal(mask, DataType.VARBINARY);
        }
        refusal("redact", DataType.BIGINT);
    }

    @Test
    void masksOfDatesAndNumbersRefuseOtherColumns() {
        for (String mask : List.of("date_year", "date_month")) {
            refusal(mask, DataType.VARCHAR);
            refusal(mask, DataType.TIME);
        }
        for (String mask : List.of("bucket(10)", "noise(key=k,width=1)")) {
            refusal(mask, DataType.VARCHAR);
            refusal(mask, DataType.DATE);
        }
        refusal("hash(key=k)", DataType.array(DataType.INTEGER));
        refusal("hash(key=k)", DataType.INTERVAL_DAY_SECOND);
    }

    @Test
    void aColumnThatIsTooShortForWhatIsAlwaysShownIsRefused() {
        refusal("ssn", DataType.character(9))
                .hasMessageContaining("it shows 11 characters, and the column is CHAR(9)");
        refusal("phone", DataType.varchar(9));
        refusal("zip3", DataType.character(4));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        for (String width : List.of("0", "-1", "x", "1.5", "9223372036854775808")) {
            refusal("bucket(" + width + ")", DataType.INTEGER)
                    .hasMessageContaining("needs a whole number from 1 to");
        }
        refusal("bucket", DataType.INTEGER).hasMessageContaining("has no argument 'width'");
        refusal("bucket(9007199254740993)", DataType.DOUBLE);
        refusal("noise(key=k,width=0)", DataType.INTEGER);
        refusal("noise(width=5)", DataType.INTEGER).hasMessageContaining("no argument 'key'");
        refusal("noise(key=k,width=1152921504606846977)", DataType.BIGINT);
        refusal("partial(-1,2)", DataType.VARCHAR);
        refusal("partial(2147483648,2)", DataType.VARCHAR);
        refusal("partial", DataType.VARCHAR).hasMessageContaining("needs 'first' or 'last'");
        refusal("hash", DataType.VARCHAR).hasMessageContaining("no argument 'key'");
        refusal("hash(key=k,domain=a\u0001b)", DataType.VARCHAR)
                .hasMessageContaining("control characters in 'domain'");
        refusal("token_ff1", DataType.VARCHAR);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> shift(
            String entity, int days, DataType other) {
        MaskTarget target =
                new MaskTarget(
                        "t", "born", DataType.DATE, Map.of("born", DataType.DATE, "id", other), 1);
        return assertThatThrownBy(
                        () ->
                                ColumnTransforms.of(
                                        Mask.dateShift("k", entity, days), target, Masked.KEYS))
                .isInstanceOf(TauroException.class);
    }

    @Test
    void aShiftNeedsAnEntityAndDays() {
        shift("none", 30, DataType.INTEGER).hasMessageContaining("which the table does not have");
        shift("BORN", 30, DataType.INTEGER).hasMessageContaining("cannot read its own column");
        shift("id", 30, DataType.array(DataType.INTEGER)).hasMessageContaining("apart");
        shift("id", 0, DataType.INTEGER).hasMessageContaining("from 1 to 3650");
        shift("id", 3651, DataType.INTEGER);
        shift("id", -1, DataType.INTEGER);
    }

    @Test
    void aFunctionIsNeededForAMaskByFunctionAndOnlyThere() {
        assertThatThrownBy(() -> new Mask(MaskKind.FUNCTION, Map.of(), Optional.empty()))
                .isInstanceOf(TauroException.class);
    }
}
