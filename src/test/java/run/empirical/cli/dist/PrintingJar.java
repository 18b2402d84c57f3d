package run.empirical.cli.dist;

import java.io.IOException;

/**
 * What the launchers start on Windows instead of the program: prints the jar and its arguments, as
 * {@code java.c} does under Wine. Of the arguments, {@code read} counts the bytes of standard
 * input, and a number is the exit status.
 */
final class PrintingJar {
  private PrintingJar() {}

  public static void main(String... arguments) throws IOException {
    System.out.println("jar " + System.getProperty("java.class.path"));
    int status = 0;
    for (String argument : arguments) {
      System.out.println("<" + argument + ">");
      if (argument.matches("\\d+")) {
        status = Integer.parseInt(argument);
      }
      if (argument.equals("read")) {
        System.out.println("read " + System.in.readAllBytes().length);
      }
    }
    System.exit(status);
  }
}
