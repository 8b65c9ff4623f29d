package io.tauro.engine;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.internal.sql.Catalog;
import io.tauro.internal.sql.CatalogTable;
import io.tauro.internal.sql.SqlDialectOption;
import io.tauro.internal.sql.SqlFrontEnd;
import io.tauro.registry.View;
import io.tauro.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A view has the columns of its query over a catalog, found out when they are first asked for. Used
 * by one thread.
 */
final class NamedView implements CatalogTable {

    private final View view;
    private final Catalog catalog;
    private final SqlDialectOption dialect;
    private final boolean conceals;
    private @Nullable Schema schema;
    private boolean resolving;

    /**
     * @param conceals whether columns may be kept from whoever asks
     */
    NamedView(View view, Catalog catalog, SqlDialectOption dialect, boolean conceals) {
        this.conceals = conceals;
        this.view = view;
        this.catalog = catalog;
        this.dialect = dialect;
    }

    @Override
    public List<String> path() {
        return List.of(view.name().split("\\.", -1));
    }

    @Override
    public Schema schema() {
        if (schema == null) {
            schema = resolve();
        }
        return schema;
    }

    private Schema resolve() {
        if (resolving) {
            throw new TauroException(
                    ErrorCode.INVALID_QUERY,
                    "View '"
                            + view.name()
                            + "' reads itself, directly or through other views. Break the circle.",
                    Map.of("view", view.name()),
                    null);
        }
        resolving = true;
        try {
            SqlFrontEnd frontEnd = new SqlFrontEnd(catalog, dialect);
            return frontEnd.describe(frontEnd.parse(view.sql()).ofView(view.name())).schema();
        } catch (TauroException e) {
            throw conceals && e.code() == ErrorCode.COLUMN_NOT_FOUND ? incomplete() : e;
        } finally {
            resolving = false;
        }
    }

    /** A column that is kept from whoever asks is not named either. */
    private TauroException incomplete() {
        return new TauroException(
                ErrorCode.COLUMN_NOT_FOUND,
                "View '"
                        + view.name()
                        + "' reads a column that is not there, or that may not be seen. Ask for a"
                        + " role that may, or change the view.",
                Map.of("view", view.name()),
                null);
    }

    @Override
    public Optional<String> viewSql() {
        return Optional.of(view.sql());
    }

    @Override
    public OptionalDouble rowCount() {
        return OptionalDouble.empty();
    }
}
