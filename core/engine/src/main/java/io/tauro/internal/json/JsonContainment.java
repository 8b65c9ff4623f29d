package io.tauro.internal.json;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether one value contains another, as {@code @>} of PostgreSQL means it. Used once. */
public final class JsonContainment {

    private static final int MAX_STEPS = 10_000_000;

    /** From so many elements on they are looked up, not compared one by one. */
    private static final int MANY = 8;

    private int steps;

    private JsonContainment() {}

    /** Whether all of a value is found in another. */
    public static boolean contains(Json whole, Json part) {
        if (whole instanceof Json.Array array && part.isScalar()) {
            return array.elements().stream().anyMatch(one -> equal(one, part));
        }
        return new JsonContainment().test(whole, part);
    }

    private boolean test(Json whole, Json part) {
        if (++steps > MAX_STEPS) {
            throw JsonFailure.tooComplex();
        }
        if (whole instanceof Json.Obj a && part instanceof Json.Obj b) {
            for (Map.Entry<String, Json> member : b.members().entrySet()) {
                Json found = a.members().get(member.getKey());
                if (found == null || !test(found, member.getValue())) {
                    return false;
                }
            }
            return true;
        } else if (whole instanceof Json.Array a && part instanceof Json.Array b) {
            return elements(a.elements(), b.elements());
        }
        return whole.isScalar() && part.isScalar() && equal(whole, part);
    }

    private boolean elements(List<Json> whole, List<Json> part) {
        Set<Object> scalars = part.size() > MANY ? keys(whole) : null;
        for (Json wanted : part) {
            boolean found =
                    scalars != null && wanted.isScalar()
                            ? scalars.contains(key(wanted))
                            : anyContains(whole, wanted);
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean anyContains(List<Json> whole, Json wanted) {
        for (Json one : whole) {
            if (one.kind() == wanted.kind() && test(one, wanted)) {
                return true;
            }
            steps++;
        }
        return false;
    }

    private static Set<Object> keys(List<Json> values) {
        Set<Object> keys = new HashSet<>();
        for (Json value : values) {
            if (value.isScalar()) {
                keys.add(key(value));
            }
        }
        return keys;
    }

    /** Equal for scalars that are equal. */
    private static Object key(Json scalar) {
        if (scalar instanceof Json.Num number) {
            BigDecimal value = number.value();
            return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
        return scalar;
    }

    private static boolean equal(@Nullable Json left, Json right) {
        if (left instanceof Json.Num a && right instanceof Json.Num b) {
            return a.text().equals(b.text()) || a.value().compareTo(b.value()) == 0;
        }
        return right.equals(left);
    }
}
