package run.empirical.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option without which a run asks about other test cases, or its gate is weaker. Its name
 * is recognised anywhere in an argument, so that it is not lost where it is joined to another one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Essential {}
