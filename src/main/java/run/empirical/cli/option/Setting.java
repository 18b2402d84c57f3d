package run.empirical.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where an option gets its value if it is not given: the variable, else the project's file, else
 * its default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Setting {
  /** The environment variable. */
  String variable();

  /** The key in the project's file; empty for none. */
  String key() default "";
}
