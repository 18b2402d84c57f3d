package run.empirical.cli.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * No character is known by its name: only a pattern could ask for one, and none here does. The
 * JDK's file of names is half a per cent of the program.
 */
@TargetClass(Character.class)
final class CharacterNames {
  private CharacterNames() {}

  @Substitute
  @SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // The JDK's own callers use it.
  public static int codePointOf(String name) {
    throw new IllegalArgumentException("characters have no names here");
  }
}
