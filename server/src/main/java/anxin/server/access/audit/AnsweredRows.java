package anxin.server.access.audit;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Counts the rows of an answer that is a list, or a page with its {@code items}. */
@RestControllerAdvice
class AnsweredRows implements ResponseBodyAdvice<Object> {

    private static final ClassValue<Optional<Method>> ITEMS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            return Arrays.stream(components == null ? new RecordComponent[0] : components)
                    .filter(component -> component.getName().equals("items")
                            && Collection.class.isAssignableFrom(component.getType()))
                    .map(RecordComponent::getAccessor)
                    .filter(Method::trySetAccessible)
                    .findFirst();
        }
    };

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null && request instanceof ServletServerHttpRequest servlet) {
            var rows = rows(body);
            if (rows != null) {
                servlet.getServletRequest().setAttribute(Requests.ANSWERED, rows.size());
            }
        }
        return body;
    }

    private static @Nullable Collection<?> rows(Object body) {
        if (body instanceof Collection<?> rows) {
            return rows;
        }
        return ITEMS.get(body.getClass())
                .map(items -> {
                    try {
                        return (Collection<?>) items.invoke(body);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .orElse(null);
    }
}
