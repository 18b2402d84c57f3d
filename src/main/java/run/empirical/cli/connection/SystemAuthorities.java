package run.empirical.cli.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import run.empirical.cli.host.BoundedInput;
import run.empirical.cli.host.IoProblem;

/**
 * The certificate authorities that the operating system trusts. They often include a company's own.
 */
public final class SystemAuthorities {
  /** Below the root folder, in the order in which Go looks for them. */
  private static final List<String> BUNDLES =
      List.of(
          "etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Arch, Alpine
          "etc/pki/tls/certs/ca-bundle.crt", // Fedora, older RHEL
          "etc/ssl/ca-bundle.pem", // openSUSE
          "etc/pki/tls/cacert.pem", // OpenELEC
          "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", // RHEL
          "etc/ssl/cert.pem"); // older Alpine

  private SystemAuthorities() {}

  /**
   * Loads the authorities: on Linux from the first usual bundle that exists, on Windows and macOS
   * from the system's store.
   *
   * @param root the root folder, {@code /} except in tests
   * @throws IOException if they cannot be read; its message is for users
   */
  public static List<Certificate> load(Path root) throws IOException {
    String system = System.getProperty("os.name");
    if (system.startsWith("Windows")) {
      return inStore("Windows-ROOT");
    }
    return system.startsWith("Mac") ? inStore("KeychainStore") : inBundle(root);
  }

  private static List<Certificate> inBundle(Path root) throws IOException {
    for (String bundle : BUNDLES) {
      Path file = root.resolve(bundle);
      if (Files.isRegularFile(file)) {
        return read(file);
      }
    }
    return List.of();
  }

  private static List<Certificate> read(Path file) throws IOException {
    try (InputStream in = new BoundedInput(Files.newInputStream(file), Trust.MAX_BUNDLE)) {
      return Trust.certificates(in.readAllBytes());
    } catch (CertificateException e) {
      throw unreadable(file + ": a certificate in it is damaged", e);
    } catch (IOException e) {
      throw unreadable(file + ": " + IoProblem.of(e), e);
    }
  }

  private static List<Certificate> inStore(String type) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      List<Certificate> trusted = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          trusted.add(store.getCertificate(alias));
        }
      }
      return trusted;
    } catch (GeneralSecurityException | IOException | LinkageError e) {
      // LinkageError: a native program lacks the libraries for these stores.
      throw unreadable(type + ": " + e.getMessage(), e);
    }
  }

  private static IOException unreadable(String source, Throwable cause) {
    return new IOException("cannot read the system's authorities in " + source, cause);
  }
}
