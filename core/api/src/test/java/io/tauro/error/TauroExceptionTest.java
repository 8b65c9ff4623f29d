package io.tauro.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TauroExceptionTest {

    @Test
    void theMessageStartsWithTheCode() {
        TauroException error =
                new TauroException(ErrorCode.COLUMN_NOT_FOUND, "Column 'x' is not there.")
                        .with("column", "x");
        assertThat(error).hasMessage("TAURO-2003 Column 'x' is not there.");
        assertThat(error.text()).isEqualTo("Column 'x' is not there.");
        assertThat(error.context()).containsEntry("column", "x");
        assertThat(error.code().category()).isEqualTo(ErrorCategory.USER);
    }

    @Test
    void codesAreUniqueAndInTheirRanges() {
        List<Integer> numbers = Arrays.stream(ErrorCode.values()).map(ErrorCode::number).toList();
        assertThat(numbers)
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 1000 && number < 10_000);
        assertThat(ErrorCode.ACCESS_DENIED.category()).isEqualTo(ErrorCategory.ACCESS);
        assertThat(ErrorCode.FILE_CORRUPT.category()).isEqualTo(ErrorCategory.SOURCE);
        assertThat(ErrorCode.MEMORY_LIMIT.category()).isEqualTo(ErrorCategory.RESOURCE);
        assertThat(ErrorCode.INTERNAL_ERROR.category()).isEqualTo(ErrorCategory.INTERNAL);
    }

    @Test
    void theNearestNameIsSuggestedIfOneIsNear() {
        assertThat(Suggestions.nearest("emial", List.of("id", "email", "name"))).hasValue("email");
        assertThat(Suggestions.nearest("CUSTOMER", List.of("customers", "orders")))
                .hasValue("customers");
        assertThat(Suggestions.nearest("xyz", List.of("customers"))).isEmpty();
        assertThat(Suggestions.didYouMean("nmae", List.of("name")))
                .isEqualTo(" Did you mean 'name'?");
    }

    @Test
    void aCauseOfSomebodyElsesShowsItsClassAndPlaceButNotItsText() {
        Throwable cause =
                RedactedCause.of(new NumberFormatException("For input string: \"123-45-6789\""));
        assertThat(cause).hasMessage("java.lang.NumberFormatException");
        assertThat(cause.getStackTrace()).isNotEmpty();
        assertThat(cause.getCause()).isNull();
    }

    @Test
    void whatOthersSayIsLeftOutOfARedactedError() {
        Exception driver = new IllegalStateException("a value", new RuntimeException("a literal"));
        TauroException inner = new TauroException(ErrorCode.SOURCE_ERROR, "Inner. Look.", driver);
        TauroException outer = new TauroException(ErrorCode.INTERNAL_ERROR, "Outer. Look.", inner);
        outer.addSuppressed(new RuntimeException("a secret"));
        TauroException told = outer.ofQuery("q1").ofQuery("q2").redacted();
        assertThat(told).hasMessage(outer.getMessage());
        assertThat(told.queryId()).contains("q1");
        assertThat(told.getStackTrace()).isEqualTo(outer.getStackTrace());
        assertThat(told.getCause()).hasMessage(inner.getMessage());
        assertThat(told.getCause().getCause())
                .isInstanceOf(RedactedCause.class)
                .hasMessage("java.lang.IllegalStateException")
                .hasNoCause();
        assertThat(told.getSuppressed()[0]).hasMessage("java.lang.RuntimeException");
        assertThat(told.redacted()).isSameAs(told);
    }
}
