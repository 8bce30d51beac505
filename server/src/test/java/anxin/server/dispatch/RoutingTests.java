package anxin.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.dispatch.Routing.Proposal;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Duties.Duty;
import anxin.server.jurisdiction.Duties.DutyList;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.testing.ServerTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Who is proposed for a matter, in which order and why. */
@ServerTest
@DirtiesContext
class RoutingTests {

    private static final int COUNTY = 500243000;
    private static final int TOWN = 500243001;
    private static final int CITY = 500200000;
    private static final int GANSU = 620102000;
    private static final String ROADS = "02";

    @Autowired
    private Routing routing;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Duties duties;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void noOrganisationsYet() {
        var here = "(select id from jurisdiction.%s where area in (500200000, 500243000, 500243001))";
        jdbc.sql("delete from jurisdiction.duty where list_id in " + here.formatted("duty_list"))
                .update();
        jdbc.sql("delete from jurisdiction.duty_list where id in " + here.formatted("duty_list"))
                .update();
        jdbc.sql("delete from jurisdiction.organisation_alias where organisation_id in "
                        + here.formatted("organisation"))
                .update();
        jdbc.sql("delete from jurisdiction.organisation where id in " + here.formatted("organisation"))
                .update();
        jdbc.sql("delete from access.account_user where login like 'route-%'").update();
    }

    @Test
    void bothTheSectorOfTheProjectAndTheTownOfThePlaceEachWithItsReason() {
        int roads = office("交通运输局", OrganisationKind.TRANSPORT, COUNTY, ROADS);
        office("住房和城乡建设局", OrganisationKind.HOUSING, COUNTY, "01");
        int town = office("某街道办事处", OrganisationKind.TOWN, TOWN);

        var proposals = routing.propose(new About("某公路拖欠工资", TOWN, 0, ROADS));

        assertThat(proposals).extracting(Proposal::organisation).containsExactly(roads, town);
        assertThat(proposals).extracting(Proposal::ground).containsExactly(Ground.SECTOR, Ground.TERRITORY);
        assertThat(proposals.getFirst().reason().zh()).contains("属事");
        assertThat(proposals.getLast().reason().zh()).contains("属地");
    }

    @Test
    void theCoManagerComesFirstWhereThePackSaysSoAndNowhereElse() {
        accounts.put("route-here", "陈协管", Role.FIELD, TOWN, "for tests only");
        accounts.put("route-gansu", "马协管", Role.FIELD, GANSU, "for tests only");

        var here = routing.propose(new About("某工地拖欠工资", TOWN, 0, null));
        assertThat(here.getFirst().ground()).isEqualTo(Ground.CO_MANAGER);
        assertThat(here.getFirst().userName()).isEqualTo("陈协管");
        assertThat(routing.propose(new About("某工地拖欠工资", GANSU, 0, null))).isEmpty();
    }

    @Test
    void withoutATownOfficeTheCountysInspectionAndElseTheCitys() {
        int ofCity = office("市劳动保障监察支队", OrganisationKind.LABOUR_INSPECTION, CITY);
        assertThat(routing.propose(new About("某工地拖欠工资", TOWN, 0, null)))
                .extracting(Proposal::organisation)
                .containsExactly(ofCity);

        int ofCounty = office("县劳动保障监察大队", OrganisationKind.LABOUR_INSPECTION, COUNTY);
        assertThat(routing.propose(new About("某工地拖欠工资", TOWN, 0, null)))
                .extracting(Proposal::organisation)
                .containsExactly(ofCounty);
    }

    @Test
    void whatHasEndedIsNotProposed() {
        int ended = office("撤销的交通局", OrganisationKind.TRANSPORT, COUNTY, ROADS);
        organisations.end(ended, LocalDate.of(2026, 1, 1), 0);

        assertThat(routing.propose(new About("某公路拖欠工资", COUNTY, 0, ROADS))).isEmpty();
    }

    @Test
    void whoLeadsByTheResponsibilityListIsProposedWithTheDuty() {
        int leading = office("根治欠薪工作专班", OrganisationKind.LEADING_GROUP_OFFICE, CITY);
        duties.add(
                new DutyList(0, COUNTY, "50", "list.csv", Instant.EPOCH, "admin"),
                List.of(
                        new Duty(1, leading, "专班", true, "受理和交办欠薪线索", "CQ-1", null),
                        new Duty(2, leading, "专班", true, "开展宣传", "CQ-2", null)));

        assertThat(routing.propose(new About("某工地拖欠工资", COUNTY, 0, null)))
                .filteredOn(each -> each.ground() == Ground.FIRST_CONTACT || each.organisation() == leading)
                .first()
                .satisfies(each -> assertThat(each.organisation()).isEqualTo(leading));
    }

    private int office(String name, OrganisationKind kind, int area, String... categories) {
        return organisations
                .add(new Particulars(name, kind, area, 0, null, null, List.of(categories), List.of()))
                .orElseThrow();
    }
}
