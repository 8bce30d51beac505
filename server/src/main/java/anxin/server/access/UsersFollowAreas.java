package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.jurisdiction.Areas;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users and programs of a merged county are from then on those of the whole new one, as it is in the offices. */
@Component
class UsersFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;
    private final Changes changes;

    UsersFollowAreas(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @Override
    public Words what() {
        return new Words("用户和接口账号", "users and programs");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "access.account_user");
    }

    @Override
    public void follow(List<Move> moves) {
        for (var move : moves) {
            var moved = jdbc.sql("update access.account_user set area = :to where area = :from returning id")
                    .param("from", move.from())
                    .param("to", move.to())
                    .query(Long.class)
                    .list();
            for (long id : moved) {
                changes.record(null, id, Field.AREA, Areas.text(move.from()), Areas.text(move.to()));
            }
        }
    }
}
