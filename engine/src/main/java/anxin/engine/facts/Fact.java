package anxin.engine.facts;

import anxin.engine.policy.Unit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a record component as a fact that packs may compare: in Chinese, in English, with its unit. The component's
 * type follows from the unit: {@code long} for numbers and for yuan (as fen), {@link Share}, {@code LocalDate}, {@code boolean}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Fact {

    String zh();

    String en();

    Unit unit();

    /** Ids of the parameters that went into computing it; {@code *} stands for the project's category. */
    String[] uses() default {};
}
