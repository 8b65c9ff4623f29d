package io.tauro.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.error.ErrorCode;
import io.tauro.error.TauroException;
import io.tauro.security.FieldEncryption;
import io.tauro.security.FieldSecurityPolicy;
import io.tauro.security.TableSecurityPolicy;
import io.tauro.security.TagPolicy;
import io.tauro.security.mask.Mask;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says of policies is what the builder would say. */
class PolicyConfigurationTest {

    private static final String TABLE = "tables: {t: {rows: [{id: 1, name: a}]}}\n";

    @TempDir private Path folder;

    @Test
    void aFileSaysAllThatTheBuilderSays() {
        ContextConfiguration read =
                new YamlFiles(folder)
                        .read(
                                TABLE
                                        + """
                                        policies:
                                          t:
                                            allowed_roles: [a, b]
                                            denied_roles: [c]
                                            row_level_filters: {a: "id = {principal}", b: "", d: ALL_ROWS}
                                            restrictive_filters: ["name = {tenant}"]
                                            field_policies:
                                              name: {access_level: MASKED, mask: "partial(1,1)", allowed_roles: [b]}
                                              note: {access_level: masked, expression: "upper(name)"}
                                              ssn: {access_level: ENCRYPTED, key: pii, at_source: true, row_key: id, allowed_roles: [b]}
                                              salary: {access_level: RESTRICTED, allowed_roles: [b]}
                                              id: {access_level: UNRESTRICTED}
                                            known_columns: [id, name]
                                            audit_all_access: true
                                            requires_encryption: true
                                        tag_policies:
                                          pii: {field_policies: {"*mail": {access_level: MASKED, mask: email}}}
                                        """);
        assertThat(read.policies())
                .containsExactly(
                        TableSecurityPolicy.forTable("t")
                                .allow("a", "b")
                                .deny("c")
                                .rows("a", "id = {principal}")
                                .rows("b", "")
                                .allRows("d")
                                .restrict("name = {tenant}")
                                .mask("name", Mask.partial(1, 1), "b")
                                .mask("note", Mask.expression("upper(name)"))
                                .field(
                                        FieldSecurityPolicy.encrypted(
                                                "ssn",
                                                FieldEncryption.by("pii")
                                                        .storedEncrypted()
                                                        .boundTo("id"),
                                                "b"))
                                .restrictField("salary", "b")
                                .field(FieldSecurityPolicy.unrestricted("id"))
                                .knownColumns("id", "name")
                                .auditAllAccess()
                                .requireEncryption()
                                .build());
        assertThat(read.tagPolicies())
                .containsExactly(
                        TagPolicy.forTag("pii", FieldSecurityPolicy.masked("*mail", Mask.email())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "row_level_filters: {a: } | row_level_filters.a | MISSING_OPTION",
                "row_level_filters: {a: '  '} | row_level_filters.a | INVALID_POLICY",
                "row_level_filters: [a] | row_level_filters | INVALID_OPTION",
                "row_level_filters: {a: [x]} | row_level_filters.a | INVALID_OPTION",
                "restrictive_filters: ['  '] | restrictive_filters[0] | INVALID_OPTION",
                "restrictive_filters: x = 1 | restrictive_filters | INVALID_OPTION",
                "field_policies: {e: {}} | field_policies.e | MISSING_OPTION",
                "field_policies: {e: {access_level: HIDDEN}} | field_policies.e.access_level | INVALID_OPTION",
                "field_policies: {e: {access_level: MASKED}} | field_policies.e | INVALID_POLICY",
                "field_policies: {e: {access_level: MASKED, mask: emial}} | field_policies.e.mask | INVALID_POLICY",
                "field_policies: {e: {access_level: MASKED, mask: 'email(x=1)'}} | field_policies.e.mask | INVALID_POLICY",
                "field_policies: {e: {access_level: MASKED, mask: email, expression: x}} | field_policies.e.expression | INVALID_POLICY",
                "field_policies: {e: {access_level: RESTRICTED, mask: email}} | field_policies.e | INVALID_POLICY",
                "field_policies: {e: {access_level: ENCRYPTED}} | field_policies.e | MISSING_OPTION",
                "field_policies: {e: {access_level: MASKED, mask: email, key: k}} | field_policies.e.key | INVALID_POLICY",
                "field_policies: {e: {access_level: MASKED, maks: email}} | field_policies.e.maks | UNKNOWN_OPTION",
                "field_policies: {e: {access_level: RESTRICTED}, E: {access_level: RESTRICTED}} | '' | INVALID_POLICY",
                "row_filters: {a: x} | row_filters | UNKNOWN_OPTION",
                "audit_all_access: maybe | audit_all_access | INVALID_OPTION",
            })
    void whatIsWrongIsNamedWithItsKey(String yaml, String key, ErrorCode code) {
        TauroException failure =
                new YamlFiles(folder)
                        .failure(TABLE + "policies: {t: {allowed_roles: [a], " + yaml + "}}\n");
        String expected = key.isEmpty() ? "policies.t" : "policies.t." + key;
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.context()).containsEntry("key", expected).containsEntry("line", "2");
    }
}
