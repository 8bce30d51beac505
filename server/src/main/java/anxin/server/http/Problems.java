package anxin.server.http;

import anxin.server.words.Words;
import java.util.Locale;
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
}
