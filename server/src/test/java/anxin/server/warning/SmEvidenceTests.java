package anxin.server.warning;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.EvidenceLog;
import anxin.server.evidence.Receipt;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The same log by SM3 and SM2 (国密). */
@ServerTest
@DirtiesContext
@Import({BeijingDay.Setting.class, Handing.class})
@TestPropertySource(properties = {"anxin.evidence.sm=true", "anxin.evidence.home=target/evidence-sm"})
class SmEvidenceTests {

    @Test
    void headsReceiptsAndTheAuditAreOfTheSmAlgorithms(
            @TempDir Path folder,
            @Autowired BeijingDay today,
            @Autowired Handing handing,
            @Autowired EvidenceLog log,
            @Autowired EvidenceAudit audit,
            @Autowired Accounts accounts,
            @Autowired Environment environment,
            @Autowired JdbcClient jdbc) {
        today.is(LocalDate.of(2026, 4, 20));
        handing.in(Site.startedOn("OVERDUE", "500101", LocalDate.of(2026, 3, 1))
                .attendedOn(LocalDate.of(2026, 3, 2))
                .onTheWageSheet(YearMonth.of(2026, 3), "5200.00", "200.00")
                .in(folder));
        log.catchUp();
        accounts.put("county", "万州监察员", Role.OFFICER, 500101000, "for tests only");
        var warning = jdbc.sql("select min(id) from warning.warning")
                .query(Long.class)
                .single();

        var receipt = Caller.signedIn(environment, "county", "for tests only")
                .bytes("/api/warnings/%d/receipt".formatted(warning));

        assertThat(jdbc.sql("select note from evidence.head")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(note -> note.contains("\nhash SM3\n"));
        assertThat(Receipt.check(receipt, null)).isInstanceOf(Receipt.Outcome.Proven.class);
        for (int i = 0; i < receipt.length; i += 11) {
            var changed = receipt.clone();
            changed[i] ^= 1;
            assertThat(Receipt.check(changed, null)).as("byte %d", i).isInstanceOf(Receipt.Outcome.Refused.class);
        }
        assertThat(audit.verify(null, null).faults()).isEmpty();
    }
}
