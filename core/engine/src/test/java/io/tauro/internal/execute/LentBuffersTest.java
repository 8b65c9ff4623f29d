package io.tauro.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LentBuffersTest {

    private final MemoryBudget budget = MemoryBudget.of("test", 1000L << 20);
    private final LentBuffers buffers = new LentBuffers(budget.reserve("scan"));

    @Test
    void arraysOnLoanAndArraysKeptAreMemoryOfTheQuery() {
        byte[] first = buffers.borrow(1 << 20);
        byte[] second = buffers.borrow(5000);
        assertThat(first).hasSize(1 << 20);
        assertThat(second).hasSize(5120);
        assertThat(budget.reserved()).isEqualTo((1 << 20) + 5120);
        buffers.giveBack(first);
        assertThat(budget.reserved()).isEqualTo((1 << 20) + 5120);
        buffers.end();
        assertThat(budget.reserved()).isZero();
    }

    @Test
    void anArrayThatWasGivenBackIsLentAgainToWhoeverWantsAboutAsMuch() {
        byte[] small = buffers.borrow(60_000);
        byte[] large = buffers.borrow(1 << 20);
        buffers.giveBack(small);
        buffers.giveBack(large);
        assertThat(buffers.borrow(60_500)).isSameAs(small);
        assertThat(buffers.borrow(50_000)).isNotSameAs(large);
        assertThat(buffers.borrow(900_000)).isSameAs(large);
        assertThat(buffers.borrow(900_000)).isNotSameAs(large);
    }

    @Test
    void anArrayThatIsNotOnLoanIsNotTaken() {
        byte[] mine = buffers.borrow(1000);
        buffers.giveBack(new byte[1024]);
        buffers.giveBack(mine);
        buffers.giveBack(mine);
        assertThat(budget.reserved()).isEqualTo(mine.length);
        assertThat(buffers.borrow(1000)).isSameAs(mine);
        assertThat(buffers.borrow(1000)).isNotSameAs(mine);
    }

    @Test
    void nothingIsKeptWhereMemoryIsShort() {
        MemoryBudget little = MemoryBudget.of("test", 1 << 20);
        LentBuffers few = new LentBuffers(little.reserve("scan"));
        byte[] first = few.borrow(600 << 10);
        byte[] second = few.borrow(600 << 10);
        assertThat(little.isExceeded()).isTrue();
        few.giveBack(first);
        assertThat(little.reserved()).isEqualTo(second.length);
    }

    @Test
    void nothingIsKeptAfterTheEnd() {
        byte[] late = buffers.borrow(1000);
        buffers.end();
        buffers.giveBack(late);
        assertThat(budget.reserved()).isZero();
        assertThat(buffers.borrow(1000)).isNotSameAs(late);
        assertThat(budget.reserved()).isZero();
    }
}
