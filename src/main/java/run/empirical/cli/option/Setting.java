package run.empirical.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where an option gets its value if it is not given: the variable, the project's file, the user's
 * own file, else its default. The key in the files is the option's name without dashes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Setting {
  /** Whose configuration file may set an option; first the one that takes precedence. */
  enum Scope {
    /** A project's file, too. */
    PROJECT,
    /** Only the user's own, since it could decide where the API key goes. */
    USER
  }

  Scope scope() default Scope.USER;

  /** The environment variable; empty for none. */
  String variable() default "";
}
