package uptick.accounts.signing;

import com.nimbusds.jose.jwk.RSAKey;

/// Makes a signing key known to every function before anything is signed with it.
interface KeyPublication {

    /// Returns when tokens of a key are believed everywhere.
    ///
    /// @param key its public half, with an id
    /// @throws uptick.edge.problem.ProblemException where the database does not answer
    /// @throws IllegalStateException where another key is known under this id
    void ensure(RSAKey key);
}
