import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Compresses files like {@code gzip -9n}, as Debian requires for man pages and changelogs. Java's
 * own gzip does not use or declare the best compression.
 *
 * <p>Arguments: the output directory, then files or directories of files.
 */
final class Compressed {
  /** Magic number, deflate, no flags, no time, best compression, Unix. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3};

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
    bytes.write(HEAD);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    } finally {
      deflater.end();
    }
    CRC32 checksum = new CRC32();
    checksum.update(plain);
    ByteBuffer end = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.write(end.putInt((int) checksum.getValue()).putInt(plain.length).array());
    return bytes.toByteArray();
  }
}
