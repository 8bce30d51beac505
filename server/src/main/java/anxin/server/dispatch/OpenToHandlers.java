package anxin.server.dispatch;

import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For all who may have tasks, or must see how they stand. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
@interface OpenToHandlers {}
