package anxin.server.http;

import anxin.server.words.Trouble;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Everything else that goes wrong with a request, as a problem with a code and a sentence. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** The SQL standard's number for text with characters that cannot be kept. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    private static final Words CHARACTER_REFUSED = new Words(
            "填写的内容里有无法保存的字符；请删去看不见的特殊字符后再试。",
            "What was entered holds a character that cannot be kept; remove invisible characters and try again.");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> trouble(Trouble trouble, Locale locale) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "NOT_AVAILABLE", trouble.words(), locale);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception e, Locale locale) {
        log.error("The database did not answer: {}", e.getMessage());
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "DATABASE_AWAY",
                new Words(
                        "数据库暂时连不上；请稍后再试，仍不行请联系系统管理员。",
                        "The database cannot be reached just now; try again shortly, or ask the system administrator."),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedAtTheDoor(RequestRejectedException e, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, "CHARACTER_REFUSED", CHARACTER_REFUSED, locale);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> refusedByTheDatabase(
            DataIntegrityViolationException e, Locale locale, HttpServletResponse response) throws Exception {
        return e.getMostSpecificCause() instanceof SQLException cause && NOT_IN_REPERTOIRE.equals(cause.getSQLState())
                ? answer(HttpStatus.BAD_REQUEST, "CHARACTER_REFUSED", CHARACTER_REFUSED, locale)
                : anythingElse(e, locale, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> anythingElse(Exception e, Locale locale, HttpServletResponse response)
            throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof AsyncRequestNotUsableException) {
            return null;
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Unexpected, reference {}", reference, e);
        Problems.startOver(response);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "UNEXPECTED",
                new Words(
                        "系统出错了，已记录（编号 %s）；请稍后再试，仍不行请把编号告诉系统管理员。".formatted(reference),
                        "Something went wrong and has been logged (reference %s); try again, or give the reference to the system administrator."
                                .formatted(reference)),
                locale);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.valueOf(status.value());
        var locale = LocaleContextHolder.getLocale();
        var problem = Problems.of(known, code(e, known), words(e, known), locale);
        if (e instanceof MethodArgumentNotValidException invalid) {
            var fields = new LinkedHashMap<String, String>();
            invalid.getFieldErrors().forEach(f -> fields.put(f.getField(), sentence(f, locale)));
            problem.setProperty("fields", fields);
        }
        return ResponseEntity.status(known).headers(headers).body(problem);
    }

    // What the framework says of a value it cannot convert names our types; the field's own constraints speak for
    // users.
    private static String sentence(FieldError field, Locale locale) {
        return field.isBindingFailure()
                ? new Words(
                                "值“%s”不合要求；请改正后再试。".formatted(field.getRejectedValue()),
                                "This cannot be “%s”; correct it and try again.".formatted(field.getRejectedValue()))
                        .in(locale)
                : String.valueOf(field.getDefaultMessage());
    }

    private static String code(Exception e, HttpStatus status) {
        return e instanceof MethodArgumentNotValidException ? "INVALID_FIELDS" : status.name();
    }

    private static Words words(Exception e, HttpStatus status) {
        return switch (e) {
            case NoResourceFoundException missing ->
                new Words(
                        "没有 /%s 这个地址。".formatted(missing.getResourcePath()),
                        "There is nothing at /%s.".formatted(missing.getResourcePath()));
            case MissingServletRequestParameterException missing ->
                new Words(
                        "请求缺少参数 %s。".formatted(missing.getParameterName()),
                        "The request lacks the parameter %s.".formatted(missing.getParameterName()));
            case MethodArgumentTypeMismatchException wrong ->
                new Words(
                        "参数 %s 的值“%s”不合要求；请改正后再试。".formatted(wrong.getName(), wrong.getValue()),
                        "The parameter %s cannot be “%s”; correct it and try again."
                                .formatted(wrong.getName(), wrong.getValue()));
            case HttpMessageNotReadableException _ ->
                new Words(
                        "请求的内容读不懂；请检查 JSON 格式和字段的类型。",
                        "The request body cannot be read; check the JSON and the types of its fields.");
            case MethodArgumentNotValidException _ ->
                new Words(
                        "有字段不合要求；请按提示改正后再提交。",
                        "Some fields are not as they should be; correct them as told and send again.");
            case MaxUploadSizeExceededException _ ->
                new Words(
                        "文件超过了允许的大小；请分成几个文件，或用命令行 ./anxin import 导入。",
                        "The file is larger than allowed; split it, or import it on the command line with ./anxin import.");
            default ->
                new Words(
                        "这个请求做不了（%d）。".formatted(status.value()),
                        "This request cannot be served (%d %s).".formatted(status.value(), status.getReasonPhrase()));
        };
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, Words words, Locale locale) {
        return ResponseEntity.status(status).body(Problems.of(status, code, words, locale));
    }
}
