package io.tauro.connector.testkit;

import io.tauro.predicate.Predicate;
import io.tauro.spi.ScanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a request that fails smaller as long as it fails. */
final class Minimizer {

    private static final int MOST_ATTEMPTS = 400;

    private final java.util.function.Predicate<ScanRequest> fails;
    private int attempts;

    Minimizer(java.util.function.Predicate<ScanRequest> fails) {
        this.fails = fails;
    }

    ScanRequest minimize(ScanRequest request) {
        Optional<ScanRequest> smaller = smaller(request).filter(this::stillFails).findFirst();
        return smaller.isPresent() && attempts < MOST_ATTEMPTS
                ? minimize(smaller.get())
                : smaller.orElse(request);
    }

    private boolean stillFails(ScanRequest request) {
        return attempts++ < MOST_ATTEMPTS && fails.test(request);
    }

    private static Stream<ScanRequest> smaller(ScanRequest request) {
        Stream<ScanRequest> sorts = without(request.sort()).map(request::withSort);
        Stream<ScanRequest> limits =
                request.limit().isPresent()
                        ? Stream.of(
                                new ScanRequest(
                                        request.columns(),
                                        request.filters(),
                                        List.of(),
                                        OptionalLong.empty()))
                        : Stream.empty();
        Stream<ScanRequest> filters = smallerLists(request.filters()).map(request::withFilters);
        Stream<ScanRequest> columns =
                without(request.columns())
                        .map(
                                names ->
                                        new ScanRequest(
                                                names,
                                                request.filters(),
                                                request.sort(),
                                                request.limit()));
        return Stream.of(limits, filters, sorts, columns).flatMap(Function.identity());
    }

    private static <T> Stream<List<T>> without(List<T> list) {
        return IntStream.range(0, list.size())
                .mapToObj(
                        i -> {
                            List<T> fewer = new ArrayList<>(list);
                            fewer.remove(i);
                            return fewer;
                        });
    }

    private static Stream<List<Predicate>> smallerLists(List<Predicate> list) {
        Stream<List<Predicate>> simpler =
                IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(
                                i ->
                                        smaller(list.get(i))
                                                .map(
                                                        replacement -> {
                                                            List<Predicate> changed =
                                                                    new ArrayList<>(list);
                                                            changed.set(i, replacement);
                                                            return changed;
                                                        }));
        return Stream.concat(without(list), simpler);
    }

    private static Stream<Predicate> smaller(Predicate predicate) {
        return predicate.accept(
                new Predicate.Visitor<Stream<Predicate>>() {
                    @Override
                    public Stream<Predicate> condition(Predicate.Condition condition) {
                        if (!(condition.value() instanceof List<?> values) || values.size() < 2) {
                            return Stream.empty();
                        }
                        return without(values)
                                .map(
                                        fewer ->
                                                Predicate.of(
                                                        condition.column(),
                                                        condition.operator(),
                                                        fewer));
                    }

                    @Override
                    public Stream<Predicate> and(Predicate.And and) {
                        return Stream.concat(
                                and.operands().stream(),
                                smallerLists(and.operands()).map(Predicate.And::new));
                    }

                    @Override
                    public Stream<Predicate> or(Predicate.Or or) {
                        return Stream.concat(
                                or.operands().stream(),
                                smallerLists(or.operands()).map(Predicate.Or::new));
                    }

                    @Override
                    public Stream<Predicate> not(Predicate.Not not) {
                        return Stream.concat(
                                Stream.of(not.operand()),
                                smaller(not.operand()).map(Predicate.Not::new));
                    }
                });
    }
}
