package io.tauro.connector.mysql;

import io.tauro.type.DataType;
import io.tauro.type.TypeKind;
import java.util.Set;

/** Tables of a MySQL, which has no UUID, keeps documents as values and has one zero. */
final class MySqlServerFixture extends MySqlFixture {

    /** What is written there as it came. */
    private static final Set<String> DOCUMENTS = Set.of("{}", "[]", "null", "1", "true");

    MySqlServerFixture(TestDatabase database, TestDatabase.By driver, String text, int requests) {
        super(database, driver, text, requests);
    }

    @Override
    public boolean stores(DataType type) {
        return type.kind() != TypeKind.UUID && super.stores(type);
    }

    @Override
    public boolean holds(DataType type, Object value) {
        return switch (type.kind()) {
            case JSON -> DOCUMENTS.contains(value.toString());
            case REAL ->
                    super.holds(type, value)
                            && Math.abs((Float) value) < 3.4e38f
                            && !isNegativeZero(((Float) value).doubleValue());
            case DOUBLE -> super.holds(type, value) && !isNegativeZero((Double) value);
            default -> super.holds(type, value);
        };
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }
}
