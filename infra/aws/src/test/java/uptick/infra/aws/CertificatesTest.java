package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

class CertificatesTest {

    @Test
    void areTheSelfSignedAuthoritiesOfAmazonRdsInEachRegion() throws Exception {
        List<X509Certificate> authorities;
        try (InputStream file =
                Files.newInputStream(Path.of("certificates/rds-ca-rsa2048-g1.pem"))) {
            authorities =
                    CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
        }

        assertThat(authorities).hasSize(27);
        for (X509Certificate authority : authorities) {
            assertThat(authority.getSubjectX500Principal().getName())
                    .containsPattern("CN=Amazon RDS [a-z]+-[a-z]+-[0-9] Root CA RSA2048 G1")
                    .contains("O=Amazon Web Services\\, Inc.");
            assertThat(authority.getBasicConstraints()).isNotNegative();
            assertThat(authority.getNotAfter().toInstant())
                    .isAfter(Instant.parse("2061-01-01T00:00:00Z"));
            authority.verify(authority.getPublicKey());
        }
    }
}
