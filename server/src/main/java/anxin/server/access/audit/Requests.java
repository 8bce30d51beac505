package anxin.server.access.audit;

import anxin.server.access.CurrentUser;
import anxin.server.access.User;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Puts a request into a row. */
@Component
class Requests {

    /** Where the number of rows in the answer is noted. */
    static final String ANSWERED = Requests.class.getName() + ".answered";

    private static final int LONGEST_AGENT = 300;
    private static final int LONGEST_SUBJECT = 100;

    private final JsonMapper json;
    private final CurrentUser currentUser;
    private final Organisations organisations;
    private final Clock clock;

    Requests(JsonMapper json, CurrentUser currentUser, Organisations organisations, Clock clock) {
        this.json = json;
        this.currentUser = currentUser;
        this.organisations = organisations;
        this.clock = clock;
    }

    AuditRow row(HttpServletRequest request, User user, int status, boolean download) {
        var rest = new LinkedHashMap<>(named(request));
        var first = rest.pollFirstEntry();
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new AuditRow(
                clock.instant(),
                user,
                behalf(user),
                session(),
                Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                agent == null ? "" : Plain.line(agent, LONGEST_AGENT),
                act(request, download),
                request.getMethod(),
                endpoint(request),
                first == null ? null : Plain.line(first.getValue(), LONGEST_SUBJECT),
                Parameters.of(request.getQueryString(), rest, json),
                status,
                request.getAttribute(ANSWERED) instanceof Integer rows ? rows : null,
                null,
                null);
    }

    private @Nullable Behalf behalf(User user) {
        var holder = user.post().holder();
        if (holder != null) {
            return new Behalf(Behalf.Kind.DEPUTY, holder.login(), holder.name());
        }
        return currentUser
                .keyPrefix()
                .map(prefix -> new Behalf(
                        Behalf.Kind.KEY,
                        prefix,
                        organisations
                                .find(user.organisation())
                                .map(Organisation::name)
                                .orElse(user.name())))
                .orElse(null);
    }

    private static Act act(HttpServletRequest request, boolean download) {
        if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
            return Act.CHANGE;
        }
        return download ? Act.EXPORT : Act.READ;
    }

    private static String endpoint(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod
                        && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                instanceof String pattern
                ? pattern
                : "-";
    }

    /** What the address names, in its order, each cleaned of what does not belong into a line. */
    private static Map<String, String> named(HttpServletRequest request) {
        var named = new LinkedHashMap<String, String>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) ->
                    named.put(String.valueOf(name), Plain.line(String.valueOf(value), LONGEST_SUBJECT)));
        }
        return named;
    }

    private static @Nullable Long session() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof Long session ? session : null;
    }
}
