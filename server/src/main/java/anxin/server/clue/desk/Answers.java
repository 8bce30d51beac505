package anxin.server.clue.desk;

import anxin.server.access.User;
import anxin.server.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each reporter is told (答复反馈): one by one, also where their clues are merged. */
@Component
class Answers {

    private final JdbcClient jdbc;
    private final DeskWork desk;

    Answers(JdbcClient jdbc, DeskWork desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    enum Kind {
        RESULT("办理结果", "Result"),
        GUIDANCE("途径告知", "Guidance"),
        PASSED_ON("转办告知", "Passed on"),
        PROGRESS("办理进展", "Progress");

        private final Words words;

        Kind(String zh, String en) {
            this.words = new Words(zh, en);
        }

        Words words() {
            return words;
        }
    }

    enum Means {
        PAGE("网页", "Web page"),
        PHONE("电话", "Telephone"),
        LETTER("书面", "Letter"),
        IN_PERSON("当面", "In person"),
        CHANNEL("原渠道", "The channel it came by");

        private final Words words;

        Means(String zh, String en) {
            this.words = new Words(zh, en);
        }

        Words words() {
            return words;
        }
    }

    record Answer(long id, long clue, Kind kind, Means means, String text, Instant at, String by) {}

    void give(Collection<SeenClue> clues, Kind kind, Means means, String text, User by) {
        clues.forEach(Verdicts::requireOpen);
        desk.whole(() -> {
            for (var clue : clues) {
                give(clue, kind, means, text, by);
            }
            return true;
        });
    }

    private void give(SeenClue clue, Kind kind, Means means, String text, User by) {
        jdbc.sql("""
                        insert into clue.feedback (clue_id, kind, means, text, at, by_login, by_name)
                        values (:clue, :kind, :means, :text, :at, :login, :name)
                        """)
                .param("clue", clue.id())
                .param("kind", kind.name())
                .param("means", means.name())
                .param("text", text)
                .param("at", desk.now())
                .param("login", by.login())
                .param("name", by.name())
                .update();
        if (kind != Kind.PROGRESS) {
            jdbc.sql("""
                            update clue.clue
                               set answered_at = :at,
                                   state = case when :final and (state in ('RECEIVED', 'CHECKING') or work_over_at is not null)
                                                     and state <> 'PAID'
                                                then 'ANSWERED' else state end,
                                   version = version + 1
                             where id = :id
                            """)
                    .param("at", desk.now())
                    .param("final", kind != Kind.PASSED_ON)
                    .param("id", clue.id())
                    .update();
        }
        desk.tell(
                clue.id(),
                kind == Kind.PROGRESS ? "PROGRESS_TOLD" : "ANSWERED",
                new Words(
                        "%s（%s）".formatted(kind.words().zh(), means.words().zh()),
                        "%s (%s)".formatted(kind.words().en(), means.words().en())),
                text,
                Map.of("kind", kind.name(), "means", means.name()),
                by);
    }

    List<Answer> of(long clue) {
        return jdbc.sql("select * from clue.feedback where clue_id = ? order by id")
                .param(clue)
                .query((row, _) -> new Answer(
                        row.getLong("id"),
                        row.getLong("clue_id"),
                        Kind.valueOf(row.getString("kind")),
                        Means.valueOf(row.getString("means")),
                        row.getString("text"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }
}
