package anxin.server.clue.lists;

import anxin.engine.money.Yuan;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of a platform's clues (办理反馈), for the platform: nothing of who reported. */
@Component
class FeedbackSheet {

    static final List<Words> HEAD = List.of(
            new Words("外部编号", "Number there"),
            new Words("本系统编号", "Number here"),
            new Words("收到日期", "Received on"),
            new Words("办理状态", "State"),
            new Words("性质认定", "Kind of matter"),
            new Words("核实人数", "People verified"),
            new Words("核实金额（元）", "Sum verified (yuan)"),
            new Words("办结结果", "Outcome"),
            new Words("办结日期", "Closed on"),
            new Words("办理时限", "Due on"),
            new Words("答复时间", "Answered at"),
            new Words("答复内容", "Answer"));

    private final JdbcClient jdbc;

    FeedbackSheet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param changed when it last moved */
    record Row(
            long id,
            @Nullable String foreignNumber,
            String number,
            LocalDate receivedOn,
            String state,
            @Nullable String verdict,
            @Nullable Integer people,
            @Nullable Long amountFen,
            @Nullable String outcome,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate dueOn,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String answer,
            OffsetDateTime changed) {}

    /** Of one channel, those that moved since then, the earliest change first; within the scope in force. */
    List<Row> since(String channel, OffsetDateTime since, int areaFrom, int areaTo, int most) {
        return jdbc.sql("""
                        select c.id, c.foreign_number, c.number, c.received_on, c.state, c.verdict, v.people, v.amount_fen, c.outcome,
                               c.closed_on, c.due_on, f.at as answered_at, f.text as answer, s.at as changed
                          from clue.clue c
                         cross join lateral (select max(at) as at from clue.step where clue_id = c.id) s
                          left join lateral (select v2.people, v2.amount_fen from clue.verification v2
                                               join clue.clue c2 on c2.id = v2.clue_id
                                              where c2.master_id = c.master_id order by v2.id desc limit 1) v on true
                          left join lateral (select at, text from clue.feedback where clue_id = c.id order by id desc limit 1) f on true
                         where c.channel = :channel and s.at > :since and c.area between :from and :to
                         order by s.at, c.id limit :most
                        """)
                .param("channel", channel)
                .param("since", since)
                .param("from", areaFrom)
                .param("to", areaTo)
                .param("most", most)
                .query(Row.class)
                .list();
    }

    static List<@Nullable Object> cells(Row row, Names names, Locale locale) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.foreignNumber());
        cells.add(row.number());
        cells.add(row.receivedOn().toString());
        cells.add(names.state(row.state(), locale));
        cells.add(names.verdict(row.verdict(), locale));
        cells.add(row.people());
        cells.add(row.amountFen() == null ? null : Yuan.text(row.amountFen()));
        cells.add(names.outcome(row.outcome(), locale));
        cells.add(row.closedOn() == null ? null : row.closedOn().toString());
        cells.add(row.dueOn() == null ? null : row.dueOn().toString());
        cells.add(
                row.answeredAt() == null
                        ? null
                        : row.answeredAt()
                                .atZoneSameInstant(anxin.engine.calendar.BeijingTime.ZONE)
                                .toLocalDateTime()
                                .withNano(0)
                                .toString()
                                .replace('T', ' '));
        cells.add(row.answer());
        return cells;
    }

    /** What states and outcomes are called. */
    interface Names {
        String state(String state, Locale locale);

        @Nullable
        String verdict(@Nullable String verdict, Locale locale);

        @Nullable
        String outcome(@Nullable String outcome, Locale locale);
    }
}
