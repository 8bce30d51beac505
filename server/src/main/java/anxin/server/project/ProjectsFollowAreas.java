package anxin.server.project;

import anxin.server.database.RowsHome;
import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Projects go with their area, and everything that hangs on them; the version of before is kept. */
@Component
class ProjectsFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final List<RowsHome> homes;

    ProjectsFollowAreas(JdbcClient jdbc, JdbcTemplate connections, List<RowsHome> homes) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.homes = homes;
    }

    @Override
    public Words what() {
        return new Words("项目", "projects");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "project.project");
    }

    @Override
    public void follow(List<Move> moves) {
        var moved = new HashMap<Integer, Integer>();
        jdbc.sql(NewVersions.sql("project", "code"))
                .param("from", Move.from(moves))
                .param("to", Move.to(moves))
                .query((row, _) -> moved.put(row.getInt("id"), row.getInt("area")))
                .list();
        connections.execute((ConnectionCallback<Map<Integer, Integer>>) connection -> {
            for (var home : homes) {
                home.moveAreas(connection, moved);
            }
            return moved;
        });
    }
}
