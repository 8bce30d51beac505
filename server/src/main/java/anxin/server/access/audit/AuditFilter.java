package anxin.server.access.audit;

import anxin.server.access.User;
import anxin.server.http.ProblemWriter;
import anxin.server.http.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every request of somebody who is known leaves a row, answered or refused. Reads are written a moment later; what changes
 * something or hands a file out is written before the first byte of the answer goes.
 */
@Component
@ConditionalOnWebApplication
@Order(AuditFilter.BEHIND_SECURITY)
class AuditFilter extends OncePerRequestFilter {

    static final int BEHIND_SECURITY = 0;

    /** Set where the handler has written the row of its request itself. */
    static final String WRITTEN = AuditFilter.class.getName() + ".written";

    /** Signing in has a log of its own; the rest is public. */
    private static final Set<String> NO_BUSINESS =
            Set.of("/api/session", "/api/password-link", "/api/password-link/owner", "/api/about", "/api/openapi.json");

    private final Requests requests;
    private final AuditWriter writer;
    private final ProblemWriter problems;

    AuditFilter(Requests requests, AuditWriter writer, ProblemWriter problems) {
        this.requests = requests;
        this.writer = writer;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/") || NO_BUSINESS.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(User.ASKING) instanceof User user)) {
            chain.doFilter(request, response);
            return;
        }
        var noting = new Noting(request, response, user);
        try {
            chain.doFilter(request, noting);
            noting.note();
        } catch (ServletException | IOException | RuntimeException e) {
            if (noting.notWritten == null) {
                noting.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                noting.note();
                throw e;
            }
        }
        if (noting.notWritten != null && !response.isCommitted()) {
            response.reset();
            problems.write(request, response, noting.notWritten);
        }
    }

    /** Writes the row when the answer is about to leave, at the latest when the handler is done. */
    private final class Noting extends OnCommittedResponseWrapper {

        private final HttpServletRequest request;
        private final User user;
        private boolean noted;
        private @Nullable Refusal notWritten;

        Noting(HttpServletRequest request, HttpServletResponse response, User user) {
            super(response);
            this.request = request;
            this.user = user;
        }

        @Override
        protected void onResponseCommitted() {
            note();
        }

        /** What could not be noted is not answered, however often somebody tries to write an answer. */
        void note() {
            if (notWritten != null) {
                throw notWritten;
            }
            if (noted || request.getAttribute(WRITTEN) != null) {
                return;
            }
            noted = true;
            var row = requests.row(request, user, getStatus(), getHeader(HttpHeaders.CONTENT_DISPOSITION) != null);
            try {
                if (row.act() == Act.READ) {
                    writer.later(row);
                } else {
                    writer.now(row);
                }
            } catch (Refusal refusal) {
                notWritten = refusal;
                throw refusal;
            }
        }
    }
}
