package run.empirical.cli.playwright;

import java.util.BitSet;

/**
 * A set of UTF-16 code units in a regular expression.
 *
 * @param folded the members, each as {@link LetterCase#fold} returns it
 * @param negated whether it is the set of all others
 */
record CharacterSet(BitSet folded, boolean negated, LetterCase letterCase) {
  static CharacterSet of(BitSet members, boolean negated, LetterCase letterCase) {
    if (!letterCase.ignored()) {
      return new CharacterSet(members, negated, letterCase);
    }
    BitSet folded = new BitSet();
    members.stream().forEach(member -> folded.set(letterCase.fold((char) member)));
    return new CharacterSet(folded, negated, letterCase);
  }

  static CharacterSet of(char member, LetterCase letterCase) {
    BitSet folded = new BitSet();
    folded.set(letterCase.fold(member));
    return new CharacterSet(folded, /* negated= */ false, letterCase);
  }

  boolean contains(char c) {
    return folded.get(letterCase.fold(c)) != negated;
  }
}
