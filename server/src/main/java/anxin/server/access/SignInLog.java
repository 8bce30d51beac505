package anxin.server.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every attempt to sign in, good or not (登录日志). */
@Repository
class SignInLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void record(Way way, String login, String address, String outcome) {
        var line = oneLine(login);
        jdbc.sql("""
                        insert into access.sign_in (at, way, login, address, outcome)
                        values (:at, :way, :login, :address, :outcome)
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("way", way.name())
                .param("login", line.length() > 100 ? line.substring(0, 100) : line)
                .param("address", address)
                .param("outcome", outcome)
                .update();
    }

    /** What was typed on one line: no login has a break or a control character, and nobody adds lines to a log. */
    static String oneLine(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\x85\\u2028\\u2029]", "\ufffd");
    }

    enum Way {
        PASSWORD,
        PROVIDER
    }
}
