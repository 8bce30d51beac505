package anxin.server.access;

import anxin.server.database.RowScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every request works under the scope of the user who sent it, in the database as well. */
final class RowScopeFilter extends OncePerRequestFilter {

    private final CurrentUser currentUser;

    RowScopeFilter(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            scope(request).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private RowScope scope(HttpServletRequest request) throws Exception {
        if (SecurityConfiguration.ofWorkers(request)) {
            return RowScope.NOTHING;
        }
        try {
            var user = RowScope.NOTHING.call(currentUser::find);
            user.ifPresent(asking -> request.setAttribute(User.ASKING, asking));
            return user.map(User::rows).orElse(RowScope.NOTHING);
        } catch (DataAccessException gone) {
            // Whoever answers the request meets the same obstacle, and can put it in words.
            return RowScope.NOTHING;
        }
    }
}
