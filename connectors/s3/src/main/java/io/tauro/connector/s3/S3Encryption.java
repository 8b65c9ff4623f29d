package io.tauro.connector.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What requests say about the encryption of an object in the store. */
final class S3Encryption {

    private static final String ALGORITHM = "AES256";

    private final S3Options options;

    S3Encryption(S3Options options) {
        this.options = options;
    }

    HeadObjectRequest.Builder of(HeadObjectRequest.Builder request) {
        options.customerKey()
                .ifPresent(
                        key ->
                                request.sseCustomerAlgorithm(ALGORITHM)
                                        .sseCustomerKey(key)
                                        .sseCustomerKeyMD5(digest(key)));
        return request;
    }

    GetObjectRequest.Builder of(GetObjectRequest.Builder request) {
        options.customerKey()
                .ifPresent(
                        key ->
                                request.sseCustomerAlgorithm(ALGORITHM)
                                        .sseCustomerKey(key)
                                        .sseCustomerKeyMD5(digest(key)));
        return request;
    }

    PutObjectRequest.Builder of(PutObjectRequest.Builder request) {
        options.customerKey()
                .ifPresent(
                        key ->
                                request.sseCustomerAlgorithm(ALGORITHM)
                                        .sseCustomerKey(key)
                                        .sseCustomerKeyMD5(digest(key)));
        options.encryption()
                .ifPresent(
                        kind ->
                                request.serverSideEncryption(
                                        kind.equals("kms")
                                                ? ServerSideEncryption.AWS_KMS
                                                : ServerSideEncryption.AES256));
        options.kmsKey().ifPresent(request::ssekmsKeyId);
        return request;
    }

    /** The protocol wants MD5, to find out whether the key arrived as it was sent. */
    private static String digest(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("MD5")
                                    .digest(Base64.getDecoder().decode(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
