package anxin.server.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What our cookies are called. Over HTTPS the name binds them to this host, the whole of it and HTTPS: a browser takes such
 * a cookie from nobody else. On a plain loopback address it would take it from nobody at all.
 */
final class CookieNames {

    static final String PREFIX = "__Host-";

    private CookieNames() {}

    static String of(String name, HttpServletRequest request) {
        return request.isSecure() ? PREFIX + name : name;
    }
}
