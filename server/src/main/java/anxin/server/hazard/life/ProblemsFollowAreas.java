package anxin.server.hazard.life;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Problems, signed off ones too, go with their area, and so do lists that were taken in. */
@Component
class ProblemsFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    ProblemsFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("隐患问题", "problems");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "hazard.problem");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "hazard.problem", moves);
        AreaRows.move(jdbc, "hazard.source_list", moves);
    }
}
