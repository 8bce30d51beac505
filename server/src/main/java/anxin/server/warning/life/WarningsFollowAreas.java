package anxin.server.warning.life;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warnings, cleared ones too, go with their area, so that a figure of years stays one line; their history is left as it is. */
@Component
class WarningsFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    WarningsFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("预警", "warnings");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "warning.warning");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "warning.warning", moves);
        AreaRows.move(jdbc, "warning.judged", moves);
    }
}
