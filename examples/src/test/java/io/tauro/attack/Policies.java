package io.tauro.attack;

import io.tauro.VirtualContextBuilder;
import io.tauro.identity.Principal;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.mask.Mask;

/** What holds in both worlds. */
final class Policies {

    /** For whom the worlds are the same. */
    static final Principal ANA = Principal.of("ana", "analyst").with("regions", "North", "South");

    /** Who sees everything. */
    static final Principal ROOT = Principal.of("root", "admin");

    /** A policy is asked of nobody: it is a role of others. */
    static final String ADMIN = "admin";

    private Policies() {}

    static VirtualContextBuilder add(VirtualContextBuilder builder) {
        return builder.policy(staff().build())
                .policy(deal())
                .policy(
                        TableSecurityPolicy.forTable("team")
                                .allow("analyst", ADMIN)
                                .rows(
                                        "analyst",
                                        "lead IN (SELECT id FROM staff WHERE dept = 'Sales')")
                                .allRows(ADMIN)
                                .build())
                .policy(TableSecurityPolicy.forTable("dict").allow("analyst", ADMIN).build())
                .policy(TableSecurityPolicy.forTable("vault").allow(ADMIN).build())
                .policy(
                        TableSecurityPolicy.forTable("paid")
                                .allow("analyst", ADMIN)
                                .rows("analyst", "salary > 1200")
                                .allRows(ADMIN)
                                .mask("note", Mask.redact(), ADMIN)
                                .build())
                .view("people", "SELECT id, name, email, dept, salary FROM staff")
                .view("people_of_people", "SELECT * FROM people WHERE salary > 0")
                .view(
                        "totals",
                        "SELECT dept, count(*) AS n, sum(salary) AS total FROM staff GROUP BY dept")
                .view("paid", "SELECT id, dept, salary, note FROM staff")
                .view("vaulted", "SELECT secret FROM vault");
    }

    static TableSecurityPolicy.Builder staff() {
        return TableSecurityPolicy.forTable("staff")
                .allow("analyst", ADMIN)
                .rows("analyst", "dept = 'Sales'")
                .allRows(ADMIN)
                .mask("name", Mask.name(), ADMIN)
                .mask("email", Mask.email(), ADMIN)
                .mask("bonus", Mask.bucket(1000), ADMIN)
                .mask("ssn", Mask.ssn(), ADMIN)
                .restrictField("card", ADMIN)
                .mask("token", Mask.redact(), ADMIN)
                .mask("hired", Mask.dateYear(), ADMIN)
                .mask("score", Mask.nullify(), ADMIN);
    }

    private static TableSecurityPolicy deal() {
        return TableSecurityPolicy.forTable("deal")
                .allow("analyst", ADMIN)
                .rows("analyst", "region IN ({principal.regions})")
                .allRows(ADMIN)
                .restrict("stage <> 'secret'")
                .mask("client", Mask.charclass(), ADMIN)
                .build();
    }
}
