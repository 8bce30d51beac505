package anxin.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.notice.Addresses;
import anxin.server.notice.Addresses.Address;
import anxin.server.testing.ServerTest;
import anxin.server.warning.BeijingDay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One mail for each person and morning, with everything in it; what becomes of mails is tested where they are sent. */
@ServerTest
@DirtiesContext
@Import(BeijingDay.Setting.class)
@TestPropertySource(properties = "spring.mail.host=127.0.0.1")
class DigestTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Digest digest;

    @Autowired
    private Dispatch dispatch;

    @Autowired
    private Clocks clocks;

    @Autowired
    private Addresses addresses;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organisations organisations;

    @Autowired
    private BeijingDay today;

    @Autowired
    private JdbcClient jdbc;

    private int town;

    @BeforeEach
    void somebodyInATownWithAnAddress() {
        today.is(MONDAY);
        jdbc.sql("delete from notice.mail").update();
        jdbc.sql("delete from notice.address").update();
        town = Matter.office(organisations, OrganisationKind.TOWN, Matter.WANZHOU);
        var login = "digest-" + town;
        accounts.put(login, "王镇", Role.FIELD, Matter.WANZHOU, town, "for tests only");
        long user = jdbc.sql("select id from access.account_user where login = ?")
                .param(login)
                .query(Long.class)
                .single();
        addresses.put(user, new Address("wang@example.cn", "zh"));
    }

    @Test
    void allThatIsLateDueOrNewComesInOneMailAMorning() {
        given("滨江一号项目拖欠工资", 3);
        given("二号项目拖欠工资", 4);
        given("三号项目拖欠工资", 30);
        today.is(LocalDate.of(2026, 3, 6));

        digest.write();
        digest.write();

        assertThat(mails()).containsExactly("安薪待办提醒（2026-03-06）：共3项，逾期1项");
        assertThat(body())
                .contains("【已逾期】\n· 滨江一号项目拖欠工资：逾期1天 (2026-03-05)")
                .contains("【今天到期】\n· 二号项目拖欠工资")
                .contains("【待签收的】\n· 三号项目拖欠工资");

        today.is(LocalDate.of(2026, 3, 7));
        digest.write();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whoHasNothingGetsNoMail() {
        digest.write();

        assertThat(mails()).isEmpty();
    }

    private void given(String title, int days) {
        var problem = Matter.problem();
        var about = new About(title, Matter.WANZHOU, 0, null);
        dispatch.open(problem, about, List.of(Matter.to(town)), By.application());
        clocks.start(problem, about, MONDAY, Matter.days(days));
    }

    private List<String> mails() {
        return jdbc.sql("select subject from notice.mail order by id")
                .query(String.class)
                .list();
    }

    private String body() {
        return jdbc.sql("select body from notice.mail order by id limit 1")
                .query(String.class)
                .single();
    }
}
