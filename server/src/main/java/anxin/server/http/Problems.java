package anxin.server.http;

import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem details (RFC 9457) with a stable code and a sentence. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(Refusal refusal, Locale locale) {
        return of(refusal.status(), refusal.code(), refusal.words(), locale);
    }

    public static ProblemDetail of(HttpStatus status, String code, Words words, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(status, words.in(locale));
        problem.setProperty("code", code);
        return problem;
    }

    /** Takes back what an answer had said of itself, such as that it is a sheet, before it turned out to be none. */
    static void startOver(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.setContentType(null);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        }
    }
}
