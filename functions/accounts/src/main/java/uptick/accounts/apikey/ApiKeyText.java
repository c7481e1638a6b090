package uptick.accounts.apikey;

import java.security.SecureRandom;

import uptick.accounts.secret.Secret;

/// A key for scripts as its owner is shown it, once: `uptick_` and a secret.
///
/// @param text 50 characters
record ApiKeyText(String text) {

    private static final String BEGINNING = "uptick_";
    private static final int SHOWN = 12;

    static ApiKeyText draw(SecureRandom random) {
        return new ApiKeyText(BEGINNING + Secret.draw(random).text());
    }

    /// What its owner tells keys apart by; five characters of the secret leave 226 bits to guess.
    String prefix() {
        return text.substring(0, SHOWN);
    }

    /// What is kept: SHA-256 over the whole text.
    byte[] hash() {
        return Secret.hash(text);
    }

    @Override
    public String toString() {
        return "ApiKeyText";
    }
}
