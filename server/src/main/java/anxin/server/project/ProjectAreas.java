package anxin.server.project;

import anxin.server.jurisdiction.AreasInUse;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The areas in which projects lie. */
@Component
class ProjectAreas implements AreasInUse {

    private final JdbcClient jdbc;

    ProjectAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Integer> areasWithProjects() {
        return jdbc.sql("select distinct area from project.project where not withdrawn")
                .query(Integer.class)
                .set();
    }
}
