package anxin.server.access;

import anxin.server.http.ClientNetwork;
import anxin.server.http.ProblemWriter;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody's requests crowd out those of the others. */
final class RequestLimitFilter extends OncePerRequestFilter {

    private final LimitProperties properties;
    private final ProblemWriter problems;
    private final RequestLimits limits;

    RequestLimitFilter(LimitProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
        this.limits = new RequestLimits(TimeMeter.SYSTEM_NANOTIME);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Many workers come from one address; how a flood is met there does not lock any of them out.
        return !request.getServletPath().startsWith("/api/") || SecurityConfiguration.ofWorkers(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller(request);
        var wait = isUpload(request)
                ? limits.count("upload by " + caller.name(), properties.uploadsPerMinute())
                : limits.count(caller.name(), caller.perMinute());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            long seconds = wait.get().plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            problems.write(request, response, tooMany(seconds));
        }
    }

    private Caller caller(HttpServletRequest request) {
        try {
            var key = SessionContexts.key();
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (key.isPresent()) {
                return new Caller("key " + key.get().id(), properties.keyPerMinute());
            } else if (authentication != null && authentication.getPrincipal() instanceof SignedIn as) {
                return new Caller("user " + as.id(), properties.userPerMinute());
            }
        } catch (AuthenticationServiceException databaseAway) {
            // Whoever answers the request meets the same obstacle, and can put it in words.
        }
        return new Caller("address " + ClientNetwork.of(request.getRemoteAddr()), properties.addressPerMinute());
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
    }

    private static Refusal tooMany(long seconds) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                new Words(
                        "请求过于频繁，这一次没有受理；请 %d 秒后再试。".formatted(seconds),
                        "Too many requests; this one was not taken. Please try again in %d seconds."
                                .formatted(seconds)));
    }

    private record Caller(String name, int perMinute) {}
}
