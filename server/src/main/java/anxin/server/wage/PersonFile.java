package anxin.server.wage;

import anxin.engine.rows.Months;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.secrecy.EncryptedTable.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is held about one person (劳动者), in full and within the scope in force. The only place that reads names, telephones
 * and identity numbers to show them unmasked: whoever asks here has noted why before.
 */
@Component
public class PersonFile {

    private final JdbcClient jdbc;
    private final Persons persons;
    private final EncryptedTable personTable;
    private final EncryptedTable particularsTable;

    PersonFile(JdbcClient jdbc, Persons persons, EncryptedTable personTable, EncryptedTable particularsTable) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.personTable = personTable;
        this.particularsTable = particularsTable;
    }

    /** @param card handle of the card the wages go to */
    public record Known(
            String identityNumber,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Long card) {}

    public record EngagementHeld(
            int projectId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Long card,
            String corpCode,
            String teamName,
            String workType,
            LocalDate entryDate,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate contractSignedOn,
            @Nullable String wageUnit,
            @Nullable Long unitPriceFen,
            @Nullable LocalDate exitDate,
            @Nullable LocalDate settledOn,
            boolean withdrawn) {}

    /** @param days bit d-1 is set for day d */
    public record MonthHeld(int projectId, int month, int days) {

        public String text() {
            return Months.text(month);
        }
    }

    /** @param direction 1 in, 2 out */
    public record SwipeHeld(int projectId, LocalDateTime at, int direction, boolean withdrawn) {}

    public record PayrollLineHeld(
            int projectId,
            int month,
            int seq,
            String corpCode,
            String teamName,
            @Nullable Integer days,
            long dueFen,
            long paidFen,
            @Nullable LocalDate balanceDate,
            @Nullable Long card,
            String channel,
            boolean backPay,
            boolean withdrawn) {

        public String text() {
            return Months.text(month);
        }
    }

    /** The handle of a person who works, or has worked, within the scope in force. */
    public Optional<Long> find(String identityNumber) {
        return jdbc.sql("select id from wage.person where found_by = ?")
                .param(personTable.index(new Entry(identityNumber)))
                .query(Long.class)
                .optional();
    }

    /** Whether this person was ever engaged on this project. */
    public boolean engagedOn(int projectId, long person) {
        return jdbc.sql("""
                        select exists (select from wage.engagement
                                        where project_id = ? and person_id = ? and not withdrawn)
                        """).params(projectId, person).query(Boolean.class).single();
    }

    /** Whether this handle is of somebody who was erased by rule. */
    public boolean erased(long person) {
        return jdbc.sql("select exists (select from wage.person where id = ? and erased_no is not null)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** A person as the latest engagement on this project states them. */
    public Known on(int projectId, long person) {
        var open = persons.open(projectId, person).orElseThrow();
        var card = jdbc.sql("""
                        select card_id from wage.engagement
                         where project_id = ? and person_id = ? and not withdrawn
                         order by entry_date desc limit 1
                        """).params(projectId, person).query(Long.class).optional();
        return new Known(open.identityNumber(), open.name(), open.phone(), card.orElse(null));
    }

    public List<EngagementHeld> engagements(long person) {
        return jdbc.sql("""
                        select d.id, e.project_id, d.name, d.phone, e.card_id as card, e.corp_code, e.team_name, e.work_type,
                               e.entry_date, e.registered_on, e.contract_signed_on, e.wage_unit, e.unit_price_fen,
                               e.exit_date, e.settled_on, e.withdrawn
                          from wage.engagement e
                          left join wage.particulars d on d.id = e.particulars_id
                         where e.person_id = ?
                         order by e.entry_date, e.project_id
                        """).param(person).query(this::engagement).list();
    }

    public List<MonthHeld> months(long person) {
        return jdbc.sql("""
                        select m.project_id, m.month, m.days from wage.worker_month m
                         where m.person_id = :person and m.project_id = any(:projects)
                         order by m.month, m.project_id
                        """)
                .param("person", person)
                .param("projects", projects(person))
                .query(MonthHeld.class)
                .list();
    }

    public List<SwipeHeld> swipes(long person) {
        return jdbc.sql("""
                        select s.project_id, s.at, s.direction, s.withdrawn from wage.swipe s
                         where s.person_id = :person and s.project_id = any(:projects)
                         order by s.at, s.project_id, s.direction
                        """)
                .param("person", person)
                .param("projects", projects(person))
                .query(PersonFile::swipe)
                .list();
    }

    public List<PayrollLineHeld> payrollLines(long person) {
        return jdbc.sql("""
                        select project_id, month, seq, corp_code, team_name, days, due_fen, paid_fen, balance_date,
                               card_id as card, channel, back_pay, withdrawn
                          from wage.payroll_line
                         where person_id = ?
                         order by month, project_id, seq
                        """).param(person).query(PayrollLineHeld.class).list();
    }

    // Attendance is kept by project; without naming them every row of every month would be looked at.
    private Integer[] projects(long person) {
        return jdbc.sql("""
                        select project_id from wage.engagement where person_id = :person
                         union
                        select project_id from wage.payroll_line where person_id = :person
                        """).param("person", person).query(Integer.class).list().toArray(Integer[]::new);
    }

    private EngagementHeld engagement(ResultSet row, int n) throws SQLException {
        return new EngagementHeld(
                row.getInt("project_id"),
                particularsTable.read(row, "name"),
                particularsTable.read(row, "phone"),
                row.getObject("card", Long.class),
                row.getString("corp_code"),
                row.getString("team_name"),
                row.getString("work_type"),
                row.getObject("entry_date", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                row.getObject("contract_signed_on", LocalDate.class),
                row.getString("wage_unit"),
                row.getObject("unit_price_fen", Long.class),
                row.getObject("exit_date", LocalDate.class),
                row.getObject("settled_on", LocalDate.class),
                row.getBoolean("withdrawn"));
    }

    private static SwipeHeld swipe(ResultSet row, int n) throws SQLException {
        return new SwipeHeld(
                row.getInt("project_id"),
                row.getObject("at", LocalDateTime.class),
                row.getInt("direction"),
                row.getBoolean("withdrawn"));
    }
}
