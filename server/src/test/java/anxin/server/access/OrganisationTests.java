package anxin.server.access;

import static anxin.server.access.Administering.PASSWORD;
import static anxin.server.access.Administering.login;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Organisations have names, a place among others, and an end. */
@ServerTest
class OrganisationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private Environment environment;

    private Caller admin;

    @BeforeEach
    void anAdministratorOfTheCountry() {
        accounts.put("organising", "全国管理员", Role.ADMIN, 0, PASSWORD);
        admin = Caller.signedIn(environment, "organising", PASSWORD);
    }

    @Test
    void anAliasFindsTheOrganisation() {
        int id = added(wanted("万州区人力资源和社会保障局", "HUMAN_RESOURCES", "500101")
                .set("aliases", JSON.valueToTree(List.of("万州区人社局", " 区人社局 ", "区人社局"))));

        var found = admin.get("/api/organisations?text=区人社局").json().path("items");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("id").asInt()).isEqualTo(id);
        assertThat(found.get(0).path("aliases").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("万州区人社局", "区人社局");
        assertThat(admin.post(
                                "/api/organisations",
                                wanted("另一家", "HUMAN_RESOURCES", "500101")
                                        .set("aliases", JSON.valueToTree(List.of("区人社局")))
                                        .toString())
                        .code())
                .as("one name, one organisation in an area")
                .isEqualTo("ORGANISATION_TAKEN");
        added(wanted("涪陵区人力资源和社会保障局", "HUMAN_RESOURCES", "500102").set("aliases", JSON.valueToTree(List.of("区人社局"))));
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        int above = added(wanted("某集团", "GENERAL_CONTRACTOR", "500101"));
        int below = added(wanted("某集团一公司", "GENERAL_CONTRACTOR", "500101").put("parentId", above));

        assertThat(admin.post(
                                "/api/organisations",
                                wanted("码错公司", "OWNER", "500101")
                                        .put("creditCode", "91500101MA5000000X")
                                        .toString())
                        .code())
                .isEqualTo("CREDIT_CODE_INVALID");
        assertThat(admin.post(
                                "/api/organisations",
                                wanted("某行", "BANK", "500101")
                                        .put("bankCode", "000")
                                        .toString())
                        .code())
                .isEqualTo("CODE_UNKNOWN");
        assertThat(admin.put(
                                "/api/organisations/" + above,
                                wanted("某集团", "GENERAL_CONTRACTOR", "500101")
                                        .put("parentId", below)
                                        .toString())
                        .code())
                .isEqualTo("PARENT_BELOW");
        assertThat(admin.post("/api/organisations/%d/end".formatted(above), ending(below))
                        .code())
                .isEqualTo("SUCCESSOR_UNFIT");
    }

    @Test
    void aMergedOrganisationGivesItsUsersAndItsRowsToTheOther() {
        int old = added(wanted("老建筑公司", "GENERAL_CONTRACTOR", "500101"));
        int now = added(wanted("新建筑集团", "GENERAL_CONTRACTOR", "500101"));
        long user = user("CONTRACTOR", old);
        assertThat(admin.post("/api/organisations/%d/end".formatted(old), "{\"day\":\"2026-11-01\"}")
                        .code())
                .isEqualTo("ORGANISATION_HAS_USERS");

        assertThat(admin.post("/api/organisations/%d/end".formatted(old), ending(now))
                        .status())
                .isEqualTo(204);

        var moved = working(user).orElseThrow();
        assertThat(moved.organisation()).isEqualTo(now);
        assertThat(moved.rows().organisations()).containsExactlyInAnyOrder(now, old);
        var shown = admin.get("/api/organisations/" + old).json();
        assertThat(shown.at("/organisation/endedOn").asString()).isEqualTo("2026-11-01");
        assertThat(shown.at("/organisation/mergedIntoName").asString()).isEqualTo("新建筑集团");
        assertThat(shown.at("/changes/0/kind").asString()).isEqualTo("ORGANISATION_ENDED");
    }

    @Test
    void aRoleWhoseScopeComesFromTheOrganisationNeedsOneThatHasIt() {
        int plain = added(wanted("某局", "HOUSING", "500101"));
        int housing =
                added(wanted("某住建局", "HOUSING", "500101").set("categories", JSON.valueToTree(List.of("01", "02"))));
        int bank = added(wanted("某银行支行", "BANK", "500101").put("bankCode", "102"));

        for (var role : List.of("SECTOR", "BANK", "PROJECT_PARTY")) {
            assertThat(admin.post("/api/users", newUser(role, plain)).code()).isEqualTo("ORGANISATION_LACKS");
        }
        assertThat(working(user("SECTOR", housing))
                        .orElseThrow()
                        .rows()
                        .projects()
                        .keys())
                .containsExactly("01", "02");
        assertThat(working(user("BANK", bank)).orElseThrow().rows().projects().keys())
                .containsExactly("102");
        assertThat(working(user("PARTNER", plain))
                        .orElseThrow()
                        .rows()
                        .projects()
                        .keys())
                .isEmpty();
    }

    @Test
    void aGridWorkerWithNamedProjectsSeesThoseAlone() {
        var added = admin.post(
                "/api/users",
                ((ObjectNode) JSON.readTree(newUser("FIELD", 0)))
                        .set("projectCodes", JSON.valueToTree(List.of("P2", " P1 ", "P2")))
                        .toString());
        long id = added.json().path("id").asLong();

        assertThat(working(id).orElseThrow().rows().projects().keys()).containsExactly("P1", "P2");
        assertThat(admin.get("/api/users/" + id).json().path("changes").valueStream())
                .anyMatch(change -> change.path("field").asString("").equals("PROJECTS")
                        && change.path("isNow").asString().equals("P1、P2"));
        assertThat(working(user("FIELD", 0)).orElseThrow().rows().projects().by())
                .as("without named projects a town is seen whole")
                .hasToString("ALL");
    }

    @Test
    void whatALeaverHoldsGoesToSomebody() {
        long leaver = worker("P1", "P2");
        long other = worker("P3");
        long inspector = user("OFFICER", 0);

        assertThat(admin.get("/api/users/" + leaver).json().at("/held/0/count").asInt())
                .isEqualTo(2);
        var deactivation = "/api/users/%d/deactivation".formatted(leaver);
        assertThat(admin.post(deactivation, "{}").code()).isEqualTo("ITEMS_OPEN");
        assertThat(admin.post(deactivation, "{\"receiverId\":%d}".formatted(inspector))
                        .code())
                .isEqualTo("RECEIVER_UNFIT");
        assertThat(working(leaver)).as("refused as a whole").isPresent();
        assertThat(admin.post(deactivation, "{\"receiverId\":%d}".formatted(other))
                        .status())
                .isEqualTo(204);

        assertThat(working(leaver)).isEmpty();
        assertThat(working(other).orElseThrow().rows().projects().keys()).containsExactly("P1", "P2", "P3");
    }

    private Optional<User> working(long user) {
        return posts.first(user).flatMap(post -> posts.user(new SignedIn(user, post.id(), null, false, false)));
    }

    private long worker(String... projects) {
        var wanted = (ObjectNode) JSON.readTree(newUser("FIELD", 0));
        var answer = admin.post(
                "/api/users",
                wanted.set("projectCodes", JSON.valueToTree(List.of(projects))).toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    private int added(JsonNode wanted) {
        var answer = admin.post("/api/organisations", wanted.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asInt();
    }

    private long user(String role, int organisation) {
        var answer = admin.post("/api/users", newUser(role, organisation));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    private static String newUser(String role, int organisation) {
        return ((ObjectNode) JSON.readTree(Administering.user(login("of-"), "某人", role, "500101")))
                .put("organisationId", organisation == 0 ? null : organisation)
                .toString();
    }

    private static ObjectNode wanted(String name, String kind, String area) {
        return JSON.createObjectNode().put("name", name).put("kind", kind).put("areaCode", area);
    }

    private static String ending(int into) {
        return "{\"day\":\"2026-11-01\",\"mergedIntoId\":%d}".formatted(into);
    }
}
