package anxin.server.portal;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.audit.RecordedChanges;
import anxin.server.project.Projects;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people filled in for the boards of projects, where they saw them hang, and what they withdrew. */
@Component
class BoardChanges implements RecordedChanges {

    private final JdbcClient jdbc;
    private final Projects projects;

    BoardChanges(JdbcClient jdbc, Projects projects) {
        this.jdbc = jdbc;
        this.projects = projects;
    }

    private record Change(
            int project,
            Instant at,
            String by,
            String kind,
            @Nullable String item) {}

    @Override
    public List<Recorded> find(Asked asked, int most) {
        Integer project = null;
        if (asked.subject() != null) {
            var found = projects.find(asked.subject());
            if (found.isEmpty()) {
                return List.of();
            }
            project = found.get().id();
        }
        var changes = jdbc.sql("""
                        select project_id, at, by_name, kind, item
                          from (select project_id, at, by_login, by_name, 'FILLED_IN' as kind, item from portal.project_entry
                                 union all
                                select project_id, at, by_login, by_name, 'POSTED', what from portal.posting
                                 union all
                                select p.project_id, w.at, w.by_login, w.by_name, 'WITHDRAWN', p.what
                                  from portal.withdrawal w join portal.posting p on p.id = w.posting_id) c
                         where at >= :from and at < :to
                           and (cast(:by as text) is null or by_login = :by)
                           and (cast(:project as int) is null or project_id = :project)
                         order by at desc limit :most
                        """)
                .param("from", OffsetDateTime.ofInstant(asked.from(), BeijingTime.ZONE))
                .param("to", OffsetDateTime.ofInstant(asked.to(), BeijingTime.ZONE))
                .param("by", asked.by() == null ? null : asked.by().login())
                .param("project", project)
                .param("most", most)
                .query(BoardChanges::change)
                .list();
        var codes = projects.codes(changes.stream().map(Change::project).collect(java.util.stream.Collectors.toSet()));
        return changes.stream()
                .map(change ->
                        new Recorded(change.at(), change.by(), words(change), codes.getOrDefault(change.project(), "")))
                .toList();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getInt("project_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                row.getString("kind"),
                row.getString("item"));
    }

    private static Words words(Change change) {
        return switch (change.kind()) {
            case "FILLED_IN" -> {
                var item = BoardItem.valueOf(String.valueOf(change.item())).words();
                yield new Words("填写告示牌内容：" + item.zh(), "Filled in for the notice board: " + item.en());
            }
            case "POSTED" -> new Words("登记告示牌或海报的张贴", "Recorded that a board or poster hangs");
            default -> new Words("撤销张贴记录", "Withdrew a record of a posting");
        };
    }
}
