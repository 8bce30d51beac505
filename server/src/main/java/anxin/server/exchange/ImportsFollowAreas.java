package anxin.server.exchange;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever works for an area now sees what was handed in for those that went into it. */
@Component
class ImportsFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    ImportsFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("数据包", "packages");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "exchange.import");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "exchange.import", moves);
    }
}
