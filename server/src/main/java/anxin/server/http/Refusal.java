package anxin.server.http;

import anxin.server.words.Words;
import org.springframework.http.HttpStatus;

/**
 * What a user may be refused: a status, a stable code and one sentence that says what was asked, what stood in the way
 * and what to do.
 */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final Words words;

    public Refusal(HttpStatus status, String code, Words words) {
        super(words.zh() + " " + words.en(), null, false, false);
        this.status = status;
        this.code = code;
        this.words = words;
    }

    public static Refusal notFound(String code, String zh, String en) {
        return new Refusal(HttpStatus.NOT_FOUND, code, new Words(zh, en));
    }

    public static Refusal badRequest(String code, String zh, String en) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, new Words(zh, en));
    }

    public static Refusal forbidden(String code, String zh, String en) {
        return new Refusal(HttpStatus.FORBIDDEN, code, new Words(zh, en));
    }

    public static Refusal conflict(String code, String zh, String en) {
        return new Refusal(HttpStatus.CONFLICT, code, new Words(zh, en));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }
}
