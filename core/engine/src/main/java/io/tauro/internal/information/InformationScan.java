package io.tauro.internal.information;

import io.tauro.predicate.Predicate;
import io.tauro.spi.BatchReader;
import io.tauro.spi.Pushdown;
import io.tauro.spi.Pushdown.Taken;
import io.tauro.spi.ReadContext;
import io.tauro.spi.Scan;
import io.tauro.spi.ScanRequest;
import io.tauro.spi.Split;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Takes all conditions, so that no more is found out than is asked for.
 *
 * @param source the table
 * @param request what is asked of it
 */
record InformationScan(InformationSource source, ScanRequest request) implements Scan {

    @Override
    public Schema schema() {
        return source.schema().select(request.columns());
    }

    @Override
    public Pushdown pushdown() {
        return request.offer()
                .explainedFilters(Taken::exact)
                .sort(false, "the rows are made as they are read")
                .limit(false)
                .accept();
    }

    @Override
    public Optional<Scan> withValues(List<Predicate> filters) {
        return Optional.of(new InformationScan(source, request.withFilters(filters)));
    }

    @Override
    public String describe() {
        String text = source.table().qualifiedName() + " " + request.columns();
        return request.filters().isEmpty()
                ? text
                : text + " where " + String.join(" AND ", conditions());
    }

    private List<String> conditions() {
        return request.filters().stream().map(Predicate::toString).toList();
    }

    @Override
    public BatchReader open(Split split, ReadContext context) {
        return new InformationReader(source, request, context);
    }
}
