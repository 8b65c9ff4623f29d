package io.tauro.internal.execute;

import io.tauro.data.ColumnVector;
import io.tauro.data.VectorBuilder;
import io.tauro.internal.execute.PagedRows.Page;
import io.tauro.internal.kernel.RowComparators;
import io.tauro.internal.kernel.Vectors;
import io.tauro.internal.physical.AggregateCall;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MIN and MAX of a range of rows on disk. */
final class PagedExtreme implements PagedSliding {

    private final AggregateCall call;
    private final PagedRows rows;
    private final boolean least;

    /** The extreme of each page. */
    private final ColumnVector ofPages;

    private final SlidingExtreme pages;
    private VectorBuilder results;

    /** Where a value is. */
    private record Place(ColumnVector values, int row) {}

    PagedExtreme(AggregateCall call, PagedRows rows, List<DataType> types, boolean least) {
        this.call = call;
        this.rows = rows;
        this.least = least;
        VectorBuilder extremes =
                new VectorBuilder(types.get(call.arguments().get(0)), rows.pages());
        for (int i = 0; i < rows.pages(); i++) {
            Page page = rows.page(i);
            Place best = place(page, 0, page.size());
            extremes.append(best == null ? null : best.values().value(best.row()));
        }
        this.ofPages = extremes.build();
        this.pages = SlidingExtreme.of(ofPages, least);
        this.results = new VectorBuilder(call.type(), 16);
    }

    private ColumnVector values(Page page) {
        return page.column(call.arguments().get(0));
    }

    private @Nullable Place place(Page page, int start, int end) {
        SlidingExtreme extremes =
                page.prepared(
                        List.of(PagedExtreme.class, call),
                        () -> SlidingExtreme.of(Vectors.flatten(values(page)), least));
        return place(values(page), extremes.row(start, end));
    }

    private static @Nullable Place place(ColumnVector values, int row) {
        return row < 0 ? null : new Place(values, row);
    }

    private @Nullable Place better(@Nullable Place left, @Nullable Place right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        int order =
                RowComparators.order(left.values(), right.values(), !least, false)
                        .compare(left.row(), right.row());
        return order <= 0 ? left : right;
    }

    @Override
    public void add(long[] pieces, int count) {
        Place best = null;
        for (int piece = 0; piece < count; piece++) {
            best = better(best, place(pieces[2 * piece], pieces[2 * piece + 1]));
        }
        results.append(best == null ? null : best.values().value(best.row()));
    }

    private @Nullable Place place(long start, long end) {
        int first = rows.pageOf(start);
        int last = rows.pageOf(end - 1);
        Page left = rows.page(first);
        if (first == last) {
            return place(left, left.at(start), left.at(end));
        }
        Place best = place(left, left.at(start), left.size());
        best = better(best, place(ofPages, pages.row(first + 1, last)));
        Page right = rows.page(last);
        return better(best, place(right, 0, right.at(end)));
    }

    @Override
    public ColumnVector takeResults() {
        ColumnVector taken = results.build();
        results = new VectorBuilder(call.type(), 16);
        return taken;
    }
}
