package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds secrets in a program's output and files: either half of a secret, in any letter case,
 * forwards and backwards, in hexadecimal, and in Base64 at any alignment.
 */
final class KeySearch {
  private static final int BASE64_GROUP = 4;

  /** What to find in any letter case, by name. */
  private final Map<String, String> encodings = new LinkedHashMap<>();

  /**
   * Creates a search.
   *
   * @param secrets the secrets by name
   */
  KeySearch(Map<String, String> secrets) {
    secrets.forEach(this::addEncodings);
  }

  private void addEncodings(String name, String secret) {
    int middle = secret.length() / 2;
    addEncoding("the first half of " + name, secret.substring(0, middle));
    addEncoding("the second half of " + name, secret.substring(middle));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = (" ".repeat(shift) + secret).getBytes(US_ASCII);
      String base64 = Base64.getEncoder().encodeToString(shifted);
      put(
          "Base64 " + shift + " of " + name,
          base64.substring(BASE64_GROUP, base64.length() - BASE64_GROUP));
    }
  }

  private void addEncoding(String name, String part) {
    put(name, part);
    put(name + " backwards", new StringBuilder(part).reverse().toString());
    put(name + " in hexadecimal", HexFormat.of().formatHex(part.getBytes(US_ASCII)));
  }

  private void put(String name, String encoded) {
    encodings.put(name, encoded.toLowerCase(Locale.ROOT));
  }

  /** One line per encoding of a secret found in the text. */
  List<String> in(String where, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return encodings.entrySet().stream()
        .filter(encoding -> lower.contains(encoding.getValue()))
        .map(encoding -> encoding.getKey() + " in " + where)
        .toList();
  }

  /** Searches every file in a directory tree. */
  List<String> inFiles(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> found.addAll(inFile(file)));
    }
    return found;
  }

  /** Searches a file; empty if it no longer exists or belongs to another user. */
  List<String> inFile(Path file) {
    try {
      return in(file.toString(), Files.readString(file, ISO_8859_1));
    } catch (IOException e) {
      return List.of();
    }
  }
}
