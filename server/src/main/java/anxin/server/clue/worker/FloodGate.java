package anxin.server.clue.worker;

import anxin.server.http.ClientNetwork;
import anxin.server.http.ProblemWriter;
import anxin.server.http.Refusal;
import anxin.server.upload.Uploads;
import anxin.server.words.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before what workers reach without signing in. Many honest ones share an address with each other, and perhaps with one
 * who floods us, so that too much makes nobody wait or go: it asks for work, and whoever does it is let through.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(FloodProperties.class)
@Order(FloodGate.BEFORE_SECURITY)
class FloodGate extends OncePerRequestFilter {

    static final int BEFORE_SECURITY = -200;
    static final String PATHS = "/api/worker/";
    static final String CHALLENGE = PATHS + "challenge";
    static final String WORK = "X-Work";

    /** A number a phone makes for itself; it can change it, and then counts with its network alone. */
    static final String DEVICE = "X-Device";

    private static final int LONGEST_DEVICE = 64;
    private static final int LARGEST_TEXT = 2 << 20;
    private static final int LARGEST_FORM = 1 << 20;

    private final FloodProperties limits;
    private final FloodCounts counts;
    private final Challenges challenges;
    private final ProblemWriter problems;
    private final Uploads uploads;

    FloodGate(
            FloodProperties limits,
            FloodCounts counts,
            Challenges challenges,
            ProblemWriter problems,
            Uploads uploads) {
        this.limits = limits;
        this.counts = counts;
        this.challenges = challenges;
        this.problems = problems;
        this.uploads = uploads;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PATHS)
                || request.getServletPath().equals(CHALLENGE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused = size(request);
        if (refused == null && isTooMuch(request) && !hasWorked(request)) {
            refused = WORK_NEEDED;
        }
        if (refused != null) {
            problems.write(request, response, refused);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == 404 || response.getStatus() == 403) {
            counts.count("wrong from " + network(request), limits.wrongPerMinute());
        }
    }

    /** How large it is must be known before it is read, or a disk could be filled by one who has not even said who they are. */
    private @Nullable Refusal size(HttpServletRequest request) {
        if (!isSaying(request)) {
            return null;
        }
        long length = request.getContentLengthLong();
        var type = request.getContentType();
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (length < 0) {
            return LENGTH_NEEDED;
        }
        return form
                ? length > uploads.largest() + LARGEST_FORM ? Uploads.tooLarge(uploads.largest()) : null
                : length > LARGEST_TEXT ? TEXT_TOO_LARGE : null;
    }

    private static boolean isSaying(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
    }

    private record Counter(String name, int perMinute) {}

    private List<Counter> counters(HttpServletRequest request) {
        var network = network(request);
        if (!isSaying(request)) {
            return List.of(new Counter("reads from " + network, limits.readsPerMinute()));
        }
        var counters = new ArrayList<Counter>();
        var device = request.getHeader(DEVICE);
        if (device != null && !device.isBlank() && device.length() <= LONGEST_DEVICE) {
            counters.add(new Counter("sent by " + network + " " + device, limits.devicePerMinute()));
        }
        counters.add(new Counter("sent from " + network, limits.networkPerMinute()));
        counters.add(new Counter("sent by all", limits.allPerMinute()));
        return counters;
    }

    // The narrowest first: what is too much from one phone or network counts for nobody else.
    private boolean isTooMuch(HttpServletRequest request) {
        return !counts.hasLeft("wrong from " + network(request), limits.wrongPerMinute())
                || !counters(request).stream().allMatch(counter -> counts.count(counter.name(), counter.perMinute()));
    }

    private boolean hasWorked(HttpServletRequest request) {
        var work = request.getHeader(WORK);
        if (work == null || !challenges.solved(work)) {
            return false;
        }
        counts.count("worked from " + network(request), limits.networkPerMinute());
        return true;
    }

    /** Whether what this phone sends next needs work, and how much; nothing if it does not. */
    @Nullable
    Integer work(HttpServletRequest request) {
        var network = network(request);
        boolean needed = !counts.hasLeft("wrong from " + network, limits.wrongPerMinute())
                || !counts.hasLeft("sent from " + network, limits.networkPerMinute())
                || !counts.hasLeft("sent by all", limits.allPerMinute());
        var device = request.getHeader(DEVICE);
        needed |= device != null && !counts.hasLeft("sent by " + network + " " + device, limits.devicePerMinute());
        needed |= !counts.hasLeft("reads from " + network, limits.readsPerMinute());
        // Whoever floods and does the work for it has to do four times as much.
        boolean working = !counts.hasLeft("worked from " + network, limits.networkPerMinute());
        return needed ? Integer.valueOf(limits.bits() + (working ? 2 : 0)) : null;
    }

    private static String network(HttpServletRequest request) {
        return ClientNetwork.of(request.getRemoteAddr());
    }

    private static final Refusal WORK_NEEDED = new Refusal(
            HttpStatus.TOO_MANY_REQUESTS,
            "WORK_NEEDED",
            new Words(
                    "现在提交的人很多，您的内容没有丢；手机需要先算一小会儿再自动重发，请稍等。",
                    "Many are sending just now and nothing of yours is lost; the phone has to compute for a moment and sends it again. Please wait."));

    private static final Refusal LENGTH_NEEDED = new Refusal(
            HttpStatus.LENGTH_REQUIRED,
            "LENGTH_NEEDED",
            new Words(
                    "请求没有写明大小，不能接收；请用本页面重新提交。",
                    "The request does not say how large it is and cannot be taken; send it from the page."));

    private static final Refusal TEXT_TOO_LARGE = new Refusal(
            HttpStatus.CONTENT_TOO_LARGE,
            "TOO_LONG",
            new Words("写的内容太多，一次收不下；请分几次补充。", "This is too much at once; add the rest later."));
}
