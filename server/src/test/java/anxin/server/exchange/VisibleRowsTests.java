package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.account;
import static anxin.server.exchange.Given.everything;
import static anxin.server.exchange.Given.project;
import static anxin.server.exchange.Given.withdrawnProject;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rows.Funding;
import anxin.engine.rows.WorkerMonth;
import anxin.server.project.Projects;
import anxin.server.testing.ServerTest;
import anxin.server.warning.scan.ProjectReader;
import anxin.server.warning.scan.Stored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the readers of the three modules show of what was handed in. */
@ServerTest
class VisibleRowsTests {

    @Autowired
    private Imports imports;

    @Autowired
    private Projects projects;

    @Autowired
    private ProjectReader reader;

    @Autowired
    private JdbcClient jdbc;

    private Importing importing;

    @BeforeEach
    void oneProjectIsStored() {
        new anxin.server.exchange.Stored(jdbc).forgetAll();
        importing = new Importing(imports);
        importing.done(everything("P1"));
    }

    @Test
    void aProjectIsReadWithAllItsRows() {
        var rows = read().getFirst().rows();

        assertThat(rows.project().areaCode()).isEqualTo("500101");
        assertThat(rows.project().funding()).containsExactlyInAnyOrder(Funding.GOVERNMENT, Funding.SOE);
        assertThat(rows.project().contractPriceFen()).isEqualTo(500_000_000);
        assertThat(rows.engagements()).hasSize(1);
        var person = rows.engagements().getFirst().person();
        assertThat(rows.attendance()).containsExactly(new WorkerMonth(person, 2026 * 12 + 1, 2));
        assertThat(rows.payroll()).hasSize(1);
        assertThat(rows.payroll().getFirst().card())
                .isEqualTo(rows.engagements().getFirst().card());
        assertThat(rows.payroll().getFirst().payAccount())
                .isEqualTo(rows.accounts().getFirst().number());
        assertThat(rows.entries()).hasSize(1);
        assertThat(rows.entries().getFirst().time()).hasToString("2026-02-10T10:00");
        assertThat(rows.deposits()).hasSize(1);
        assertThat(rows.progress()).hasSize(1);
    }

    @Test
    void aWithdrawnProjectIsInvisibleUntilItIsHandedInAgain() {
        importing.done(aPackage().projects(withdrawnProject("P1")));

        assertThat(projects.find("P1")).isEmpty();
        assertThat(read()).isEmpty();

        importing.done(aPackage().projects(project("P1")));
        assertThat(read().getFirst().rows().engagements()).hasSize(1);
    }

    @Test
    void entriesOfAWithdrawnAccountAreInvisibleUntilItIsHandedInAgain() {
        importing.done(aPackage().accounts("500100000001,,,,1"));

        assertThat(read().getFirst().rows().accounts()).isEmpty();
        assertThat(read().getFirst().rows().entries()).isEmpty();

        importing.done(aPackage().accounts(account("500100000001", "P1")));
        assertThat(read().getFirst().rows().entries()).hasSize(1);
    }

    @Test
    void thePartiesAreThoseOfTheProjectAndItsParticipants() {
        var parties = projects.parties(projects.find("P1").orElseThrow().id());

        assertThat(parties).extracting(party -> party.corpType()).containsExactly("008", "009", "006");
        assertThat(parties.get(1).corpName()).isEqualTo("渝江建工");
    }

    private List<Stored> read() {
        var found = new ArrayList<Stored>();
        reader.read(List.of(1, 2, 3), found::add);
        return found;
    }
}
