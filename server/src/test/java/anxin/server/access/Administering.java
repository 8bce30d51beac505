package anxin.server.access;

import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** What tests of the administration of users do over and over. */
final class Administering {

    static final String PASSWORD = "plum garden wall";

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Administering() {}

    /** A login no other test has. */
    static String login(String like) {
        return like + NUMBER.incrementAndGet();
    }

    static String user(String login, String name, String role, String area) {
        return JSON.createObjectNode()
                .put("login", login)
                .put("name", name)
                .put("role", role)
                .put("areaCode", area)
                .toString();
    }

    static String post(String role, String area) {
        return JSON.createObjectNode().put("role", role).put("areaCode", area).toString();
    }

    /** A post from one day to another, which may be left open. */
    static String post(String role, String area, LocalDate from, @Nullable LocalDate to) {
        return JSON.createObjectNode()
                .put("role", role)
                .put("areaCode", area)
                .put("fromDay", from.toString())
                .put("toDay", to == null ? null : to.toString())
                .toString();
    }

    /** The number of the post this user was given first. */
    static long firstPost(Caller administrator, long user) {
        return administrator
                .get("/api/users/" + user)
                .json()
                .path("posts")
                .valueStream()
                .mapToLong(each -> each.at("/post/id").asLong())
                .min()
                .orElseThrow();
    }

    static String token(Answer added) {
        return added.json().at("/link/token").asString();
    }

    static long id(Answer added) {
        return added.json().path("id").asLong();
    }

    static Answer setPassword(Environment environment, String token, String password) {
        var caller = new Caller(environment);
        caller.get("/api/session");
        return caller.post(
                "/api/password-link",
                JSON.createObjectNode()
                        .put("token", token)
                        .put("password", password)
                        .toString());
    }

    static Answer signIn(Caller caller, String login, String password, String code) {
        caller.get("/api/session");
        return caller.post(
                "/api/session",
                JSON.createObjectNode()
                        .put("login", login)
                        .put("password", password)
                        .put("code", code)
                        .toString());
    }

    /** The secret an authenticator is given, from Base32. */
    static byte[] decoded(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
