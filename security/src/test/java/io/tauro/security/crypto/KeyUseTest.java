package io.tauro.security.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tauro.security.ColumnAccess.Decrypted;
import io.tauro.security.ColumnAccess.Encrypted;
import io.tauro.security.ColumnAccess.Hidden;
import io.tauro.security.ColumnAccess.Masked;
import io.tauro.security.FieldEncryption;
import io.tauro.security.TableAccess;
import io.tauro.security.crypto.KeyUse.Purpose;
import io.tauro.security.mask.Mask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyUseTest {

    @Test
    void eachColumnThatNeedsAKeyIsAUseOfIt() {
        FieldEncryption pii = FieldEncryption.by("pii");
        TableAccess access =
                new TableAccess(
                        "customers",
                        "customers@1",
                        List.of(),
                        Optional.empty(),
                        Map.of(
                                "ssn", new Encrypted(pii),
                                "iban", new Encrypted(pii),
                                "card", new Encrypted(pii.storedEncrypted()),
                                "phone", new Decrypted(pii.storedEncrypted()),
                                "id", new Masked(Mask.hash("tokens", "person")),
                                "email", new Masked(Mask.email()),
                                "salary", new Hidden()),
                        false,
                        true);
        assertThat(KeyUse.of(access))
                .containsExactly(
                        new KeyUse("pii", Purpose.ENCRYPT, "customers", List.of("iban", "ssn")),
                        new KeyUse("pii", Purpose.DECRYPT, "customers", List.of("phone")),
                        new KeyUse("tokens", Purpose.HASH, "customers", List.of("id")));
    }
}
