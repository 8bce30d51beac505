package anxin.server.dispatch;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks and clocks go with their area, those that are done, too. */
@Component
class TasksFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    TasksFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("交办任务", "tasks");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "dispatch.task");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "dispatch.task", moves);
        AreaRows.move(jdbc, "dispatch.clock", moves);
    }
}
