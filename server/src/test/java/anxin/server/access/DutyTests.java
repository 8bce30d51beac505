package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import anxin.server.testing.Caller;
import anxin.server.testing.Caller.Answer;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The responsibility list (职责清单): who answers for what, and what nobody answers for. */
@ServerTest
class DutyTests {

    private static final String HEAD = "jurisdiction,department,role,duty_summary,task_id,role_basis\n";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Organisations organisations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Caller admin;
    private int housing;

    @BeforeEach
    void departmentsOfACounty() {
        jdbc.sql("truncate jurisdiction.duty, jurisdiction.duty_list").update();
        accounts.put("listing", "清单管理员", Role.ADMIN, 500_000_000, PASSWORD);
        admin = Caller.signedIn(environment, "listing", PASSWORD);
        organisation("甲县人力资源和社会保障局", 500_101_000, "县人社局", "人社局");
        housing = organisation("甲县住房和城乡建设局", 500_101_000, "县住建局");
        organisation("乙县住房和城乡建设局", 500_102_000, "县住建局");
        organisation("甲市总工会", 500_000_000, "市总工会");
    }

    @Test
    void aFaultyLineIsNamedAndNothingIsTakenIn() {
        var answer = take("500101", HEAD + """
                甲县,县人社局,lead,受理投诉,T-1,
                甲县,县气象局,co,通报天气,T-1,
                甲县,县住建局,chief,督促施工,T-2,
                甲县,县住建局,co,,T 3,
                """);

        assertThat(answer.json().path("taken").asInt()).isZero();
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(fault -> fault.path("line").asInt()))
                .containsExactly(3, 4, 5, 5);
        assertThat(answer.json().at("/errors/0/sentence").asString()).contains("没有名称或别名为“县气象局”的机构");
        assertThat(texts(answer.json().path("unmapped"))).containsExactly("县气象局");
        assertThat(admin.get("/api/duties").json().path("lists")).isEmpty();
    }

    @Test
    void aliasesBecomeTheOrganisationsOfTheAreaAndEachHasItsDuties() {
        accounts.put("builder", "住建委经办", Role.SECTOR, 500_101_000, PASSWORD);
        jdbc.sql(
                        "update access.post set org_id = :org where user_id = (select id from access.account_user where login = 'builder')")
                .param("org", housing)
                .update();

        var taken = take("500101", HEAD + """
                甲县,人社局,lead,受理投诉,T-1,列明
                甲县,县住建局,co,督促施工,T-1,
                甲县,县住建局,co,"检查工地，逐项登记",T-2,
                甲县,市总工会,lead,法律援助,T-3,
                甲县,,lead,无人认领的事,T-4,
                """);

        assertThat(taken.json().path("taken").asInt()).as(taken.text()).isEqualTo(5);
        var duties = Caller.signedIn(environment, "builder", PASSWORD)
                .get("/api/duties")
                .json();
        var mine = duties.path("organisations")
                .valueStream()
                .filter(each -> each.path("organisationId").asInt() == housing)
                .findFirst()
                .orElseThrow();
        assertThat(mine.path("duties")
                        .valueStream()
                        .map(duty -> duty.path("summary").asString()))
                .containsExactly("督促施工", "检查工地，逐项登记");
        assertThat(mine.path("users").asInt()).isEqualTo(1);
        assertThat(duties.path("unowned")
                        .valueStream()
                        .map(task -> task.path("taskId").asString() + " "
                                + task.path("reason").asString()))
                .containsExactly("T-2 NO_LEAD", "T-4 NOBODY");
        assertThat(texts(duties.path("withoutUsers"))).containsExactlyInAnyOrder("甲县人力资源和社会保障局", "甲市总工会");
    }

    @Test
    void aListTakenInAgainTakesTheEarlierOnesPlaceWhichStays() {
        take("500101", HEAD + "甲县,人社局,lead,受理投诉,T-1,\n");
        take("500101", HEAD + "甲县,人社局,lead,受理投诉和举报,T-1,\n");

        var shown = admin.get("/api/duties").json();
        assertThat(shown.path("lists")).hasSize(1);
        assertThat(shown.at("/organisations/0/duties/0/summary").asString()).isEqualTo("受理投诉和举报");
        assertThat(jdbc.sql("select count(*) from jurisdiction.duty_list")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsNoListIsRefusedWithTheReason() {
        assertThat(take("500101", "部门,职责\n人社局,受理\n").code()).isEqualTo("FILE_COLUMNS_MISSING");
        assertThat(take("500101", "").code()).isEqualTo("FILE_SIZE");
        var two = HEAD + "甲县,人社局,lead,受理,T-1,\n乙县,人社局,lead,受理,T-1,\n";
        assertThat(take("500101", two).code()).isEqualTo("JURISDICTION_UNCLEAR");
        assertThat(take("500101&jurisdiction=甲县", two).json().path("taken").asInt())
                .isEqualTo(1);
        assertThat(take("620000", two).code()).isEqualTo("AREA_NOT_YOURS");
        assertThat(take("500101", (HEAD + "丙县,人社局,lead,受理,T-1,\n").getBytes(Charset.forName("GB18030")))
                        .json()
                        .path("taken")
                        .asInt())
                .as("as office software saves it")
                .isEqualTo(1);
    }

    private Answer take(String area, String csv) {
        return take(area, csv.getBytes(StandardCharsets.UTF_8));
    }

    private Answer take(String area, byte[] csv) {
        return new Answer(admin.send(
                HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(csv)).header("Content-Type", "text/csv"),
                "/api/duties?fileName=list.csv&area=" + area.replace("甲县", "%E7%94%B2%E5%8E%BF")));
    }

    private int organisation(String name, int area, String... aliases) {
        return organisations
                .add(new Particulars(
                        name, OrganisationKind.OTHER_SECTOR, area, 0, null, null, List.of(), List.of(aliases)))
                .orElseGet(
                        () -> organisations.named(name, area, area).getFirst().id());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
