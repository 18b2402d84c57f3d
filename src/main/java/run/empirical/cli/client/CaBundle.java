package run.empirical.cli.client;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import run.empirical.cli.model.FailureException;

/**
 * Certificate authorities that the user trusts in addition to the JDK's.
 *
 * @param certificates the authorities' certificates, at least one
 */
public record CaBundle(List<Certificate> certificates) {

  /**
   * Parses a bundle of certificates.
   *
   * @param pem PEM text; anything between certificates is skipped
   * @param name where it was read from, for the message
   * @throws FailureException of kind {@code CONFIG} if it contains no certificate or a malformed
   *     one
   */
  public static CaBundle parse(byte[] pem, String name) {
    List<Certificate> certificates;
    try {
      certificates =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(pem)));
    } catch (CertificateException e) {
      // Java's own message does not help users.
      certificates = List.of();
    }
    if (certificates.isEmpty()) {
      throw FailureException.config(
          name + " is not a bundle of PEM certificates (-----BEGIN CERTIFICATE-----)");
    }
    return new CaBundle(certificates);
  }
}
