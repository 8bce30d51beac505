package anxin.server.http;

import anxin.server.words.Words;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort of the web server, in the same form as every other problem. */
@RestController
@Hidden
class ErrorEndpoint implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request, Locale locale) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        var words = new Words(
                "这个请求做不了（%d）。".formatted(status.value()),
                "This request cannot be served (%d %s).".formatted(status.value(), status.getReasonPhrase()));
        return ResponseEntity.status(status).body(Problems.of(status, status.name(), words, locale));
    }
}
