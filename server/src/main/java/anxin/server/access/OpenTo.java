package anxin.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint. Every endpoint of the application has to say it; one that does not keeps the application from
 * starting. What strangers may call is listed in {@link SecurityConfiguration}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    /** The roles; all of them unless some are named. */
    Role[] value() default {
        Role.ADMIN,
        Role.OFFICER,
        Role.LEADER,
        Role.FIELD,
        Role.SECTOR,
        Role.PARTNER,
        Role.BANK,
        Role.CONTRACTOR,
        Role.PROJECT_PARTY,
        Role.AUDITOR
    };

    /** Whether it is also for those of whom a second factor is still to be seen; such endpoints are open to every role. */
    boolean beforeSecondFactor() default false;

    /** The API keys; none unless named. */
    KeyScope[] keys() default {};
}
