package anxin.server.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where users want their digest sent (邮件提醒地址). */
@Component
public class Addresses {

    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param language {@code zh} or {@code en} */
    public record Address(String email, String language) {}

    /** All, by user. */
    public Map<Long, Address> all() {
        var all = new HashMap<Long, Address>();
        jdbc.sql("select * from notice.address")
                .query((row, _) ->
                        all.put(row.getLong("user_id"), new Address(row.getString("email"), row.getString("language"))))
                .list();
        return all;
    }

    Optional<Address> of(long user) {
        return jdbc.sql("select email, language from notice.address where user_id = ?")
                .param(user)
                .query(Address.class)
                .optional();
    }

    public void put(long user, Address address) {
        jdbc.sql("""
                        insert into notice.address (user_id, email, language) values (:user, :email, :language)
                        on conflict (user_id) do update set email = excluded.email, language = excluded.language
                        """)
                .param("user", user)
                .param("email", address.email())
                .param("language", address.language())
                .update();
    }

    void remove(long user) {
        jdbc.sql("delete from notice.address where user_id = ?").param(user).update();
    }
}
