package anxin.server.clue.intake;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clues go with their area; in which one they came in stands in their first step. */
@Component
class CluesFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    CluesFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("线索", "clues");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "clue.clue");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "clue.clue", moves);
    }
}
