package io.tauro.connector.gcs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A service account of a test, with the key that Google's console would hand out. */
record ServiceAccount(String email, KeyPair keys) {

    static ServiceAccount named(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new ServiceAccount(
                    name + "@acme.iam.gserviceaccount.com", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key as a file has it. */
    String json(String tokenUri) {
        return """
        {"type": "service_account", "project_id": "acme", "private_key_id": "k1", "client_id": "1",
         "client_email": "%s", "token_uri": "%s",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
                .formatted(email, tokenUri, privateKey());
    }

    String privateKey() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    /** Whether an assertion was signed with the key: header, claims and signature between dots. */
    boolean hasSigned(String assertion) {
        String[] parts = assertion.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
