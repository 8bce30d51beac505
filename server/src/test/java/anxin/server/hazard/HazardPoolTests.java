package anxin.server.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anxin.server.database.RowScope;
import anxin.server.dispatch.By;
import anxin.server.testing.ServerTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What other modules rely on: one problem from many sources, of which nothing is lost. */
@ServerTest
@Import(anxin.server.warning.BeijingDay.Setting.class)
class HazardPoolTests {

    private static final int COUNTY = 500_235_000;
    private static final RowScope IN_COUNTY = new RowScope(COUNTY, COUNTY + 999);
    private static final By OFFICER = new By("officer", "监察员");

    @Autowired
    private HazardPool pool;

    @Autowired
    private JdbcClient jdbc;

    private static NewProblem arrears(SourceKind kind, String ref) {
        return new NewProblem(
                "滨江路工程拖欠钢筋班组工资",
                ProblemKind.WAGES_UNPAID.name(),
                COUNTY,
                0,
                "滨江路",
                kind,
                ref,
                null,
                null,
                LocalDate.of(2026, 3, 1));
    }

    @Test
    void theSameSourceJoinsTheOpenProblem() throws Exception {
        long first = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "17"), OFFICER));
        long again = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "17"), OFFICER));
        long other = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "18"), OFFICER));
        IN_COUNTY.call(() -> {
            pool.addSource(first, SourceKind.PETITION, "信2026-44", OFFICER);
            pool.addSource(first, SourceKind.PETITION, "信2026-44", OFFICER);
            return null;
        });

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(pool.find(first).orElseThrow().sources())
                .extracting(ProblemView.Source::kind, ProblemView.Source::ref)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(SourceKind.CLUE, "17"),
                        org.assertj.core.api.Assertions.tuple(SourceKind.PETITION, "信2026-44"));
        assertThat(IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.PETITION, "信2026-44"), OFFICER)))
                .as("found by any of its sources")
                .isEqualTo(first);
    }

    @Test
    void afterTheSignOffTheSameSourceOpensANewProblemThatNamesTheEarlierOne() throws Exception {
        long first = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "27"), OFFICER));
        IN_COUNTY.call(() -> {
            pool.close(first, "SOLVED", "银行回单 8841 号", OFFICER);
            return null;
        });
        assertThat(pool.find(first).orElseThrow().stage()).isEqualTo(Stage.CLOSED);

        long second = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "27"), OFFICER));

        assertThat(second).isNotEqualTo(first);
        assertThat(jdbc.sql("select previous_id from hazard.problem where id = ?")
                        .param(second)
                        .query(Long.class)
                        .single())
                .isEqualTo(first);
    }

    @Test
    void twoAtOnceMakeOneProblem() throws Exception {
        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = java.util.stream.IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Long>>mapToObj(_ -> () ->
                            IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.POLICE_ALERT, "110-9"), OFFICER)))
                    .toList();
            var numbers = new java.util.HashSet<Long>();
            for (var future : both.invokeAll(tasks)) {
                numbers.add(future.get());
            }
            assertThat(numbers).hasSize(1);
        }
    }

    @Test
    void nobodyDeletesAProblemOrChangesWhatHappened() throws Exception {
        long id = IN_COUNTY.call(() -> pool.collect(arrears(SourceKind.CLUE, "37"), OFFICER));

        for (var sql : java.util.List.of(
                "delete from hazard.problem where id = " + id,
                "delete from hazard.source where problem_id = " + id,
                "delete from hazard.step where problem_id = " + id,
                "update hazard.step set text = '改过' where problem_id = " + id,
                "update hazard.source set ref = '38' where problem_id = " + id,
                "truncate hazard.step")) {
            assertThatThrownBy(() -> IN_COUNTY.call(() -> jdbc.sql(sql).update()))
                    .as("in a request: %s", sql)
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as("past the application: %s", sql)
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
        assertThat(pool.find(id)).isPresent();
    }
}
