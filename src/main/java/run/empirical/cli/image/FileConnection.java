package run.empirical.cli.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.InputStream;
import java.net.UnknownServiceException;

/**
 * A {@code file:} URL is never opened: files are read as paths. The JDK would list a folder in the
 * order of the reader's language, for which it brings the rules of collation.
 */
@TargetClass(className = "sun.net.www.protocol.file.FileURLConnection")
final class FileConnection {
  private FileConnection() {}

  @Substitute
  @SuppressWarnings("UnusedMethod") // The JDK's own callers use it.
  private InputStream getInputStream() throws UnknownServiceException {
    throw new UnknownServiceException("file: URLs are not opened");
  }
}
