package run.empirical.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where an option gets its value if it is not given: the variable, the project's file, the user's
 * own file, the default. The key in the files is the option's name without dashes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Setting {
  /** Who may set an option in a configuration file. */
  enum Scope {
    /** Only the user, since it could decide where the API key goes. */
    USER,
    /** A project's file, too. */
    PROJECT
  }

  /** Which files may set it. */
  Scope file();

  /** The environment variable; empty for none. */
  String variable() default "";

  /** The default, as it would be typed; empty for none. */
  String otherwise() default "";
}
