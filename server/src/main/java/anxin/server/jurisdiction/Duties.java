package anxin.server.jurisdiction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for what (职责清单). A list taken in again takes the place of the earlier one, which stays. */
@Repository
public class Duties {

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a list with its duties. */
    public void add(DutyList list, List<Duty> duties) {
        int id = jdbc.sql("""
                        insert into jurisdiction.duty_list (area, jurisdiction, file_name, imported_at, by_name)
                        values (:area, :jurisdiction, :file, :at, :by) returning id
                        """)
                .param("area", list.area())
                .param("jurisdiction", list.jurisdiction())
                .param("file", list.fileName())
                .param("at", list.importedAt().atOffset(ZoneOffset.UTC))
                .param("by", list.by())
                .query(Integer.class)
                .single();
        for (var duty : duties) {
            jdbc.sql("""
                            insert into jurisdiction.duty
                                (list_id, line, organisation_id, department, lead, summary, task_id, basis)
                            values (:list, :line, nullif(:organisation, 0), :department, :lead, :summary, :task, :basis)
                            """)
                    .param("list", id)
                    .param("line", duty.line())
                    .param("organisation", duty.organisation())
                    .param("department", duty.department())
                    .param("lead", duty.lead())
                    .param("summary", duty.summary())
                    .param("task", duty.taskId())
                    .param("basis", duty.basis())
                    .update();
        }
    }

    /** The lists of areas that are others now go with them. */
    public void move(List<AreaFollower.Move> moves) {
        AreaRows.move(jdbc, "jurisdiction.duty_list", moves);
    }

    /** The lists in force, by area and jurisdiction. */
    public List<DutyList> lists() {
        return jdbc.sql("""
                        select distinct on (area, jurisdiction) * from jurisdiction.duty_list
                         order by area, jurisdiction, id desc
                        """)
                .query((row, _) -> new DutyList(
                        row.getInt("id"),
                        row.getInt("area"),
                        row.getString("jurisdiction"),
                        row.getString("file_name"),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    /** The duties of a list, in its order. */
    public List<Duty> of(int list) {
        return jdbc.sql("select * from jurisdiction.duty where list_id = :list order by line")
                .param("list", list)
                .query((row, _) -> new Duty(
                        row.getInt("line"),
                        row.getInt("organisation_id"),
                        row.getString("department"),
                        row.getBoolean("lead"),
                        row.getString("summary"),
                        row.getString("task_id"),
                        row.getString("basis")))
                .list();
    }

    /** A list as it was taken in; the number is 0 before it is kept. */
    public record DutyList(int id, int area, String jurisdiction, String fileName, Instant importedAt, String by) {}

    /**
     * One duty.
     *
     * @param line of the file
     * @param organisation 0 where nobody is named
     * @param department as the file names it
     * @param lead it leads (牵头), else it takes part (配合)
     * @param taskId the requirement, by its number or family of numbers
     * @param basis how the role was decided
     */
    public record Duty(
            int line,
            int organisation,
            String department,
            boolean lead,
            String summary,
            String taskId,
            @Nullable String basis) {}
}
