package anxin.server.access;

import anxin.server.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets nobody call an endpoint who is not declared there, and no endpoint be without a declaration. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class EndpointGuard implements WebMvcConfigurer, HandlerInterceptor, SmartInitializingSingleton {

    private static final String OURS = "anxin.";

    private final CurrentUser currentUser;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    EndpointGuard(
            CurrentUser currentUser,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.currentUser = currentUser;
        this.mappings = mappings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            var declared = method.getMethodAnnotation(OpenTo.class);
            var key = SessionContexts.key();
            if (key.isPresent()) {
                requireOpen(declared, key.get());
            } else if (!isOpen(request.getServletPath())) {
                if (declared == null) {
                    throw new IllegalStateException("nobody is declared for " + method);
                }
                if (declared.beforeSecondFactor()) {
                    currentUser.entering();
                } else {
                    currentUser.require(declared.value());
                }
            }
        }
        return true;
    }

    // What strangers may call is about signing in, which programs do not.
    private static void requireOpen(@Nullable OpenTo declared, ApiKey key) {
        if (declared == null || !Arrays.asList(declared.keys()).contains(key.scope())) {
            throw Refusal.forbidden(
                    "KEY_MAY_NOT",
                    "接口密钥 %s 的用途是“%s”，不能调用这个接口；如确有需要，请联系系统管理员。"
                            .formatted(key.prefix(), key.scope().words().zh()),
                    "The API key %s is for “%s” and may not call this; if you need to, ask the system administrator."
                            .formatted(key.prefix(), key.scope().words().en()));
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        var undeclared = new TreeSet<String>();
        mappings.getObject().getHandlerMethods().forEach((mapping, method) -> {
            if (isOurs(method) && !paths(mapping).stream().allMatch(EndpointGuard::isOpen) && !declares(method)) {
                undeclared.add(mapping + " → " + method);
            }
        });
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("endpoints without @OpenTo: " + undeclared);
        }
    }

    private static boolean declares(HandlerMethod method) {
        return method.getMethodAnnotation(OpenTo.class) != null;
    }

    private static List<String> paths(RequestMappingInfo mapping) {
        return List.copyOf(mapping.getPatternValues());
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    // Outside of /api there are only the console's files and the words of an error. Workers show a receipt or nothing.
    private static boolean isOpen(String path) {
        return !path.startsWith("/api/")
                || path.startsWith(SecurityConfiguration.WORKERS)
                || SecurityConfiguration.OPEN_TO_ALL.contains(path);
    }
}
