package org.knownvoice.simulator;

import java.util.Optional;

/**
 * What the pretend account accepts from its users and signs its own requests with.
 *
 * @param accountSid the account, {@code AC} and 32 hexadecimal digits
 * @param authToken accepted with the account's sid; also the key of {@code X-Twilio-Signature}
 * @param apiKey accepted beside it; never signs
 */
public record Credentials(String accountSid, String authToken, Optional<ApiKey> apiKey) {
    /** A key and its secret; the key begins with {@code SK}. */
    public record ApiKey(String sid, String secret) {
        @Override
        public String toString() {
            return "ApiKey[" + sid + "]";
        }
    }

    /** The credentials of a demo that holds nothing worth hiding. */
    public static Credentials demo() {
        return new Credentials("AC" + "0123456789abcdef".repeat(2), "simulated-auth-token", Optional.empty());
    }

    boolean admits(String user, String password) {
        return user.equals(accountSid) && password.equals(authToken)
                || apiKey.filter(key -> user.equals(key.sid()) && password.equals(key.secret()))
                        .isPresent();
    }

    @Override
    public String toString() {
        return "Credentials[" + accountSid + "]";
    }
}
