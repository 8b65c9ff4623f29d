package io.tauro.internal.kernel;

import static io.tauro.internal.kernel.Calculation.call;
import static io.tauro.internal.kernel.ScalarFunction.TO_CHAR;
import static io.tauro.internal.kernel.ScalarFunction.TO_DATE;
import static io.tauro.internal.kernel.ScalarFunction.TO_TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.type.DataType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YYYY-MM-DD HH24:MI:SS|2026-03-05 14:07:09",
                "FMDD.FMMM.YY|5.3.26",
                "Mon DD, YYYY|Mar 05, 2026",
                "MONTH|'MARCH    '",
                "FMMonth|March",
                "dy DAY|'thu THURSDAY '",
                "HH12:MI am|02:07 pm",
                "SS.MS|09.012",
                "US|012345",
                "IYYY-\"W\"IW-ID|2026-W10-4",
                "Q DDD WW D CC|1 064 10 5 21",
                "\"day\" DD|day 05"
            })
    void momentsAreWrittenByAPattern(String pattern, String expected) {
        LocalDateTime moment = LocalDateTime.of(2026, 3, 5, 14, 7, 9, 12_345_000);
        assertThat(call(TO_CHAR, DataType.VARCHAR, moment, pattern)).isEqualTo(expected);
    }

    @Test
    void datesAreReadByAPattern() {
        assertThat(call(TO_DATE, DataType.DATE, "05 Dec 2000", "DD Mon YYYY"))
                .isEqualTo(LocalDate.of(2000, 12, 5));
        assertThat(call(TO_DATE, DataType.DATE, "20260131", "YYYYMMDD"))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(call(TO_DATE, DataType.DATE, "1/2/70", "MM/DD/YY"))
                .isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(call(TO_DATE, DataType.DATE, "2024 366", "YYYY DDD"))
                .isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(
                        call(
                                TO_TIMESTAMP,
                                DataType.TIMESTAMP,
                                "2026-01-05 12:30:05.5 AM",
                                "YYYY-MM-DD HH12:MI:SS.MS AM"))
                .isEqualTo(LocalDateTime.of(2026, 1, 5, 0, 30, 5, 500_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30,YYYY-MM-DD",
        "2026-13-01,YYYY-MM-DD",
        "2026-01-01x,YYYY-MM-DD",
        "2026,YYYY-MM-DD",
        "2025 366,YYYY DDD",
        "'',YYYY",
        "2026 Foo,YYYY Mon"
    })
    void textThatIsNotAsThePatternSaysIsAnError(String text, String pattern) {
        assertThat(call(TO_DATE, DataType.DATE, text, pattern))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Property
    void whatIsWrittenReadsBack(
            @ForAll @LongRange(min = -60_000_000_000_000_000L, max = 250_000_000_000_000_000L)
                    long micros) {
        LocalDateTime moment =
                LocalDateTime.of(1970, 1, 1, 0, 0)
                        .plusNanos(micros % 1_000_000 * 1000)
                        .plusSeconds(micros / 1_000_000);
        for (String pattern :
                List.of("YYYY-MM-DD HH24:MI:SS.US", "FMMonth FMDD YYYY HH12 AM MI SS US")) {
            Object text = call(TO_CHAR, DataType.VARCHAR, moment, pattern);
            assertThat(call(TO_TIMESTAMP, DataType.TIMESTAMP, text, pattern)).isEqualTo(moment);
        }
    }
}
