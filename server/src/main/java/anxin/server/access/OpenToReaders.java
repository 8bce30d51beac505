package anxin.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint for all who read projects and their warnings, each within their own scope. */
@OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.CONTRACTOR, Role.PROJECT_PARTY})
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToReaders {}
