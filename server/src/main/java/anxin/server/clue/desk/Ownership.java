package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Organisations;
import anxin.server.project.Projects;
import anxin.server.words.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who answers for a clue (首问责任), and which project it is about. */
@Component
class Ownership {

    private final JdbcClient jdbc;
    private final DeskWork desk;
    private final Organisations organisations;
    private final Projects projects;

    Ownership(JdbcClient jdbc, DeskWork desk, Organisations organisations, Projects projects) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.organisations = organisations;
        this.projects = projects;
    }

    /** An officer takes it on (受理): from now on a person answers for it. */
    void accept(SeenClue clue, User by) {
        Verdicts.requireOpen(clue);
        desk.whole(clue.id(), () -> {
            int fresh = jdbc.sql("""
                            update clue.clue
                               set first_user = :user, taken_by = :name, state = case when state = 'RECEIVED' then 'CHECKING' else state end,
                                   opened_at = coalesce(opened_at, :now), version = version + 1
                             where id = :id and first_user is distinct from :user
                            """)
                    .param("user", by.id())
                    .param("name", by.name())
                    .param("now", desk.now())
                    .param("id", clue.id())
                    .update();
            if (fresh > 0) {
                desk.tell(
                        clue.id(),
                        "ACCEPTED",
                        new Words("已受理，正在核实", "Taken on, being checked"),
                        null,
                        Map.of("user", by.id()),
                        by);
            }
            return true;
        });
    }

    /** Another organisation answers for it first; why stays on record. */
    void give(SeenClue clue, int organisation, String reason, User by) {
        Verdicts.requireOpen(clue);
        var there = organisations
                .find(organisation)
                .filter(found -> found.endedOn() == null)
                .orElseThrow(() -> Refusal.badRequest(
                        "ORGANISATION_UNKNOWN",
                        "没有这个机构，或者它已撤销；请从机构列表中选择。",
                        "There is no such organisation, or it has ended; choose one from the list."));
        desk.whole(clue.id(), () -> {
            jdbc.sql("""
                            update clue.clue set first_org = :org, first_gap = false, first_user = null, taken_by = null,
                                   version = version + 1
                             where id = :id
                            """).param("org", organisation).param("id", clue.id()).update();
            desk.note(
                    clue.id(),
                    "OWNER_CHANGED",
                    new Words("首问责任单位变更为%s".formatted(there.name()), "First contact is now %s".formatted(there.name())),
                    reason,
                    Map.of("organisation", organisation, "was", clue.firstOrg()),
                    by);
            return true;
        });
    }

    /** The project it is about, or none. */
    void link(SeenClue clue, @Nullable String code, User by) {
        Verdicts.requireOpen(clue);
        var project = code == null || code.isBlank()
                ? null
                : projects.find(code.strip())
                        .orElseThrow(() -> Refusal.notFound(
                                "PROJECT_UNKNOWN",
                                "没有找到项目“%s”，或者它不在您的管辖范围内；请从项目清单中选择。".formatted(code),
                                "There is no project “%s”, or it lies outside your scope; choose one from the list."
                                        .formatted(code)));
        desk.whole(clue.id(), () -> {
            jdbc.sql(
                            "update clue.clue set project_id = :project, site_code = coalesce(:code, site_code), version = version + 1 where id = :id")
                    .param("project", project == null ? null : project.id(), java.sql.Types.INTEGER)
                    .param("code", project == null ? null : project.code(), java.sql.Types.VARCHAR)
                    .param("id", clue.id())
                    .update();
            desk.note(
                    clue.id(),
                    "PROJECT_LINKED",
                    project == null
                            ? new Words("取消关联项目", "No project any more")
                            : new Words("关联项目 " + project.code(), "Project " + project.code()),
                    null,
                    Map.of("project", project == null ? 0 : project.id()),
                    by);
            return true;
        });
    }
}
