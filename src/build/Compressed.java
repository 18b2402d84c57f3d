import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses files like {@code gzip -9n}, as Debian requires for man pages and changelogs. Java's
 * own gzip does not use or declare the best compression.
 *
 * <p>Arguments: the output directory, then files or directories of files.
 */
final class Compressed {
  private Compressed() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      try (var files = Files.walk(Path.of(argument), 1)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = folder.resolve(file.getFileName() + ".gz");
          Files.write(target, compressed(Files.readAllBytes(file)));
        }
      }
    }
  }

  private static byte[] compressed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new BestGzip(bytes)) {
      gzip.write(plain);
    }
    byte[] file = bytes.toByteArray();
    file[8] = 2; // RFC 1952's XFL: best compression.
    file[9] = 3; // OS: Unix.
    return file;
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
