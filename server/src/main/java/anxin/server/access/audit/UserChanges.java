package anxin.server.access.audit;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.CurrentUser;
import anxin.server.words.Words;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes to users and organisations. */
@Component
class UserChanges implements RecordedChanges {

    private static final Map<String, Words> KINDS = Map.ofEntries(
            Map.entry("ADDED", new Words("添加用户", "User added")),
            Map.entry("CHANGED", new Words("修改用户", "User changed")),
            Map.entry("DEACTIVATED", new Words("停用用户", "User deactivated")),
            Map.entry("REACTIVATED", new Words("恢复使用", "User reactivated")),
            Map.entry("LINK_MADE", new Words("生成密码链接", "Password link made")),
            Map.entry("PASSWORD_SET", new Words("用链接设置密码", "Password set by link")),
            Map.entry("PASSWORD_CHANGED", new Words("修改密码", "Password changed")),
            Map.entry("SECOND_FACTOR_ON", new Words("启用动态口令", "Second factor switched on")),
            Map.entry("SECOND_FACTOR_OFF", new Words("关闭动态口令", "Second factor switched off")),
            Map.entry("FACTOR_OFF_ASKED", new Words("申请关闭动态口令", "Switching the second factor off asked for")),
            Map.entry("FACTOR_OFF_REFUSED", new Words("撤回或不同意关闭动态口令", "Switching the second factor off not agreed")),
            Map.entry("SESSION_ENDED", new Words("结束一个会话", "Session ended")),
            Map.entry("SESSIONS_ENDED", new Words("结束全部会话", "All sessions ended")),
            Map.entry("POST_GIVEN", new Words("任职", "Post given")),
            Map.entry("POST_ENDED", new Words("结束任职", "Post ended")),
            Map.entry("DEPUTY_NAMED", new Words("委托代理", "Deputy named")),
            Map.entry("DEPUTY_ENDED", new Words("结束代理", "Deputy ended")),
            Map.entry("ORGANISATION_ADDED", new Words("添加机构", "Organisation added")));

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    UserChanges(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    @Override
    public List<Recorded> find(Asked asked, int most) {
        var scope = currentUser.get().scope();
        return jdbc.sql("""
                        select c.at, c.by_name || coalesce('（代' || c.on_behalf_of || '）', '') as by_name, c.kind, c.was,
                               c.is_now, coalesce(u.login, '') as login
                          from access.change c
                          left join access.account_user u on u.id = c.user_id
                         where c.at >= :from and c.at < :to
                           and (cast(:by as bigint) is null or c.by_id = :by)
                           and (cast(:subject as text) is null or u.login = :subject)
                           and exists (select from access.post p
                                        where p.area between :areaFrom and :areaTo
                                          and (p.id = c.post_id
                                               or c.post_id is null and p.user_id = coalesce(c.user_id, c.by_id)))
                         order by c.id desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().id())
                .param("subject", asked.subject())
                .param("areaFrom", scope.areaFrom())
                .param("areaTo", scope.areaTo())
                .param("most", most)
                .query((row, _) -> new Recorded(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name"),
                        words(row.getString("kind"), row.getString("was"), row.getString("is_now")),
                        row.getString("login")))
                .list();
    }

    private static Words words(String kind, String was, String isNow) {
        var what = KINDS.getOrDefault(kind, new Words(kind, kind));
        if (was == null && isNow == null) {
            return what;
        }
        var change = " " + Objects.requireNonNullElse(was, "—") + " → " + Objects.requireNonNullElse(isNow, "—");
        return new Words(what.zh() + change, what.en() + change);
    }
}
