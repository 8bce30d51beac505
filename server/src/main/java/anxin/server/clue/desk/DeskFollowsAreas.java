package anxin.server.clue.desk;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Receptions, lists taken in and owners of hot spots go with their area; hops stay as they were made. */
@Component
class DeskFollowsAreas implements AreaFollower {

    private final JdbcClient jdbc;

    DeskFollowsAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("集中接访", "receptions");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "clue.reception");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "clue.reception", moves);
        AreaRows.move(jdbc, "clue.feed", moves);
        AreaRows.move(jdbc, "clue.hot_spot", moves);
    }
}
