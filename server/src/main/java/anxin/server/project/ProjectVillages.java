package anxin.server.project;

import anxin.server.jurisdiction.ProjectsInVillages;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Into which village (村、社区) each project was put; only ever added to. */
@Component
public class ProjectVillages implements ProjectsInVillages {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProjectVillages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param village twelve digits; null took the project out again */
    public record Placing(Instant at, String by, @Nullable Long village) {}

    /** All placings of a project, the latest first. */
    public List<Placing> of(int project) {
        return jdbc.sql("""
                        select at, by_name, village from project.village_placing
                         where project_id = :project order by id desc
                        """)
                .param("project", project)
                .query((row, _) -> new Placing(
                        row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by_name"), (Long)
                                row.getObject("village")))
                .list();
    }

    public void put(int project, @Nullable Long village, String by) {
        jdbc.sql("""
                        insert into project.village_placing (project_id, village, at, by_name)
                        values (:project, :village, :at, :by)
                        """)
                .param("project", project)
                .param("village", village)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    @Override
    public List<String> codesIn(Collection<Long> villages) {
        return jdbc.sql("select code from project.codes_in_villages(:villages) code order by code")
                .param("villages", villages.toArray(Long[]::new))
                .query(String.class)
                .list();
    }
}
