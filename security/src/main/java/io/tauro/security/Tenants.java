package io.tauro.security;

/** Which tables belong to tenants. Thread-safe. */
public interface Tenants {

    /** There are none. */
    Tenants NONE =
            new Tenants() {
                @Override
                public boolean own(String tenant, String table) {
                    return false;
                }

                @Override
                public boolean areThere() {
                    return false;
                }
            };

    /** Whether a tenant has a table or view of its own under a name, letter case aside. */
    boolean own(String tenant, String table);

    /** Whether there are tenants: then access is denied by default. */
    boolean areThere();
}
