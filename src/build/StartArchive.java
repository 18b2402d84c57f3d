import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Makes what lets {@code dist/empirical} start sooner on one Java: an AOT cache from Java 25 on,
 * before that an archive of shared classes. Both hold what one look-up loaded.
 *
 * <p>Arguments: the jar, and the home of that Java where it is not the one that runs this, which
 * must be as new. Writes beside the jar.
 */
final class StartArchive {
  private static final String TEST_CASE = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";
  private static final String ANSWER =
      "{\"data\":[{\"test_case_id\":\"%s\",\"environment_id\":\"1\",\"test_run_id\":\"1\",\"executed_at\":%d}]}"
          .formatted(TEST_CASE, System.currentTimeMillis());
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int SECONDS = 60;

  /** What the launcher's options have that an archive must be made with, and no word of Java's. */
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable");

  private StartArchive() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      make(arguments);
    } catch (GeneralSecurityException | IOException e) {
      System.err.println("Nothing makes the jar start sooner on this Java: " + e.getMessage());
    }
  }

  private static void make(String[] arguments)
      throws GeneralSecurityException, IOException, InterruptedException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    int version = Runtime.version().feature();
    boolean cache = version >= 25;
    Path archive = jar.resolveSibling("empirical-java" + version + (cache ? ".aot" : ".jsa"));
    Files.deleteIfExists(archive);
    Path folder = Files.createTempDirectory("empirical");
    try (SSLServerSocket server = listen(folder)) {
      Thread api = new Thread(() -> serve(server));
      api.setDaemon(true);
      api.start();
      List<String> command = new ArrayList<>();
      String home = arguments.length > 1 ? arguments[1] : System.getProperty("java.home");
      command.add(Path.of(home, "bin", "java").toString());
      command.addAll(OPTIONS);
      command.add((cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
      command.addAll(List.of("-jar", jar.toString(), "last-pass", TEST_CASE));
      command.addAll(List.of("--api-url", "https://localhost:" + server.getLocalPort()));
      command.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
      run(command, folder);
    } finally {
      delete(folder);
    }
    if (!Files.exists(archive)) {
      throw new IOException("Java made no " + archive);
    }
  }

  private static SSLServerSocket listen(Path folder)
      throws GeneralSecurityException, IOException, InterruptedException {
    Path file = folder.resolve("key.p12");
    List<String> command = new ArrayList<>(List.of(keytool(), "-genkeypair"));
    command.addAll(List.of("-alias", "api", "-keyalg", "EC", "-dname", "CN=localhost"));
    command.addAll(List.of("-ext", "san=dns:localhost", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD), "-keystore", file.toString()));
    run(command, folder);
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(
                Base64.getMimeEncoder().encodeToString(store.getCertificate("api").getEncoded())));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket)
        tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getByName("localhost"));
  }

  /** Asks for patience over HTTP/2 and answers over HTTP/1.1, so that both are in the archive. */
  private static void serve(SSLServerSocket server) {
    String protocol = "h2";
    while (!server.isClosed()) {
      SSLParameters parameters = server.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {protocol});
      server.setSSLParameters(parameters);
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.startHandshake();
        if (protocol.equals("h2")) {
          putOff(socket.getInputStream(), new DataOutputStream(socket.getOutputStream()));
          protocol = "http/1.1";
        } else {
          answer(socket.getInputStream(), socket.getOutputStream());
        }
      } catch (IOException e) {
        // The program's own failure tells more than this one.
        continue;
      }
    }
  }

  /** 503 to the one request of an HTTP/2 connection (RFC 9113, header fields as in RFC 7541). */
  private static void putOff(InputStream input, DataOutputStream out) throws IOException {
    final byte data = 0;
    final byte headers = 1;
    final byte settings = 4;
    final byte goAway = 7;
    final byte endOfStream = 1;
    final byte endOfHeaders = 4;
    DataInputStream in = new DataInputStream(input);
    in.skipNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
    frame(out, settings, 0, 0, new byte[0]);
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      byte type = in.readByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.skipNBytes(length);
      if (type == settings && flags == 0) {
        frame(out, settings, 1, 0, new byte[0]);
      } else if (type == data && (flags & endOfStream) != 0) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, 8, "503");
        literal(block, 53, "0");
        frame(out, headers, endOfHeaders, stream, block.toByteArray());
        frame(out, data, endOfStream, stream, "{}".getBytes(StandardCharsets.UTF_8));
        frame(out, goAway, 0, 0, new byte[] {0, 0, 0, (byte) stream, 0, 0, 0, 0});
        return;
      }
    }
  }

  /** A header field with an indexed name (8 is :status, 53 is retry-after) and a literal value. */
  private static void literal(ByteArrayOutputStream block, int name, String value) {
    final int largestInOneByte = 15;
    if (name < largestInOneByte) {
      block.write(name);
    } else {
      block.write(largestInOneByte);
      block.write(name - largestInOneByte);
    }
    block.write(value.length());
    block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeByte(0);
    frame.writeShort(payload.length);
    frame.writeByte(type);
    frame.writeByte(flags);
    frame.writeInt(stream);
    frame.write(payload);
    out.write(bytes.toByteArray());
    out.flush();
  }

  private static void answer(InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException();
      }
      head.write(b);
    }
    Matcher length =
        Pattern.compile("content-length: *(\\d+)")
            .matcher(head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(ANSWER.length(), ANSWER)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String keytool() {
    return Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
  }

  private static void run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(environment::remove);
    environment.put("EMPIRICALRUN_KEY", "none");
    environment.put("EMPIRICAL_CONFIG", "");
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end within " + SECONDS + " s: " + command);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed:\n" + Files.readString(log));
    }
  }

  private static void delete(Path folder) throws IOException {
    for (String name : List.of("key.p12", "ca.pem", "log")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
