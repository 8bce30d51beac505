package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.clue.intake.FirstContact;
import anxin.server.dispatch.About;
import anxin.server.dispatch.Assignment;
import anxin.server.dispatch.By;
import anxin.server.dispatch.Dispatch;
import anxin.server.dispatch.Ground;
import anxin.server.dispatch.Subject;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passes clues on (转办): to the area they belong to, or to the department whose matter they are. Number, first contact and
 * clock stay; every hop is shown, and whoever passed it on sees what became of it.
 */
@Component
class Hops {

    static final String SUBJECT = "clue";

    private final JdbcClient jdbc;
    private final DeskWork desk;
    private final Areas areas;
    private final Organisations organisations;
    private final FirstContact firstContact;
    private final Dispatch dispatch;

    Hops(
            JdbcClient jdbc,
            DeskWork desk,
            Areas areas,
            Organisations organisations,
            FirstContact firstContact,
            Dispatch dispatch) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.areas = areas;
        this.organisations = organisations;
        this.firstContact = firstContact;
        this.dispatch = dispatch;
    }

    record Hop(
            long id,
            String kind,
            int fromArea,
            int fromOrg,
            int toArea,
            int toOrg,
            String reason,
            Instant at,
            String by,
            @Nullable Instant receivedAt,
            @Nullable String receivedBy) {}

    /** Where it lies is another area: the desk there goes on with it. */
    void toArea(SeenClue clue, int area, String reason, User by) {
        Verdicts.requireOpen(clue);
        var there = areas.find(area)
                .orElseThrow(() -> Refusal.badRequest(
                        "AREA_UNKNOWN",
                        "没有区划代码为“%s”的地区；请从区划列表中选择。".formatted(Areas.text(area)),
                        "There is no area %s; choose one from the list.".formatted(Areas.text(area))));
        if (area == clue.area()) {
            throw Refusal.badRequest(
                    "AREA_THE_SAME",
                    "这条线索已经在%s，无需转办。".formatted(there.name()),
                    "This clue is in %s already.".formatted(there.name()));
        }
        desk.whole(clue.id(), () -> {
            var first = firstContact.of(area);
            add(clue, "AREA", area, first.organisation(), reason, by);
            jdbc.sql("""
                            update clue.clue
                               set area = :area, first_org = :org, first_gap = :gap, first_user = null, taken_by = null, opened_at = null,
                                   state = 'PASSED_ON', version = version + 1
                             where id = :id
                            """)
                    .param("area", area)
                    .param("org", first.organisation())
                    .param("gap", first.gap())
                    .param("id", clue.id())
                    .update();
            var name = areas.fullName(area);
            desk.tell(
                    clue.id(),
                    "PASSED_ON",
                    new Words(
                            "已转%s办理，编号和时限不变".formatted(name),
                            "Passed on to %s; number and time limit stay".formatted(name)),
                    null,
                    Map.of("area", Areas.text(area), "organisation", first.organisation()),
                    by);
            return true;
        });
    }

    /** Whose matter it is is another department: it gets a task, the first contact answers in the end. */
    void toDepartment(SeenClue clue, int organisation, String reason, String title, User by) {
        Verdicts.requireOpen(clue);
        var there = organisations
                .find(organisation)
                .filter(found -> found.endedOn() == null)
                .orElseThrow(() -> Refusal.badRequest(
                        "ORGANISATION_UNKNOWN",
                        "没有这个机构，或者它已撤销；请从机构列表中选择。",
                        "There is no such organisation, or it has ended; choose one from the list."));
        desk.whole(clue.id(), () -> {
            add(clue, "DEPARTMENT", clue.area(), organisation, reason, by);
            dispatch.open(
                    new Subject(SUBJECT, clue.id()),
                    new About(title, clue.area(), clue.project(), null),
                    List.of(new Assignment(Ground.SECTOR, organisation, 0, true, reason, null)),
                    By.user(by));
            jdbc.sql("update clue.clue set state = 'PASSED_ON', version = version + 1 where id = ?")
                    .param(clue.id())
                    .update();
            desk.tell(
                    clue.id(),
                    "PASSED_ON",
                    new Words(
                            "已转%s办理，编号和时限不变".formatted(there.name()),
                            "Passed on to %s; number and time limit stay".formatted(there.name())),
                    null,
                    Map.of("organisation", organisation),
                    by);
            return true;
        });
    }

    private void add(SeenClue clue, String kind, int toArea, int toOrg, String reason, User by) {
        jdbc.sql("""
                        insert into clue.hop (clue_id, kind, from_area, from_org, to_area, to_org, reason, at, by_login, by_name)
                        values (:clue, :kind, :fromArea, :fromOrg, :toArea, :toOrg, :reason, :at, :login, :name)
                        """)
                .param("clue", clue.id())
                .param("kind", kind)
                .param("fromArea", clue.area())
                .param("fromOrg", by.organisation() == 0 ? clue.firstOrg() : by.organisation())
                .param("toArea", toArea)
                .param("toOrg", toOrg)
                .param("reason", reason)
                .param("at", desk.now())
                .param("login", by.login())
                .param("name", by.name())
                .update();
    }

    /** Whoever it was passed on to has it (签收). */
    void receive(SeenClue clue, User by) {
        desk.whole(clue.id(), () -> {
            int received = jdbc.sql(
                            "update clue.hop set received_at = :at, received_by = :by where clue_id = :clue and received_at is null")
                    .param("at", desk.now())
                    .param("by", by.name())
                    .param("clue", clue.id())
                    .update();
            if (received > 0) {
                jdbc.sql("""
                                update clue.clue set state = 'CHECKING', first_user = :user, taken_by = :name, version = version + 1
                                 where id = :id and state = 'PASSED_ON'
                                """)
                        .param("user", by.id())
                        .param("name", by.name())
                        .param("id", clue.id())
                        .update();
                desk.tell(
                        clue.id(),
                        "RECEIVED_THERE",
                        new Words("承办单位已签收", "Received by whom it was passed on to"),
                        null,
                        Map.of(),
                        by);
            }
            return true;
        });
    }

    List<Hop> of(long clue) {
        return jdbc.sql("select * from clue.hop where clue_id = ? order by id")
                .param(clue)
                .query((row, _) -> {
                    var received = row.getObject("received_at", OffsetDateTime.class);
                    return new Hop(
                            row.getLong("id"),
                            row.getString("kind"),
                            row.getInt("from_area"),
                            row.getInt("from_org"),
                            row.getInt("to_area"),
                            row.getInt("to_org"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("by_name"),
                            received == null ? null : received.toInstant(),
                            row.getString("received_by"));
                })
                .list();
    }
}
