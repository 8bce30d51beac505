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

/**
 * Posts in a merged county, also of programs, are from then on in the whole new one, as it is in the offices. The one way in
 * which the area of a post changes; its change line says what it was.
 */
@Component
class PostsFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;
    private final Posts posts;
    private final Changes changes;

    PostsFollowAreas(JdbcClient jdbc, Posts posts, Changes changes) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.changes = changes;
    }

    @Override
    public Words what() {
        return new Words("用户和接口程序的岗位", "posts of users and programs");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "access.post");
    }

    @Override
    public void follow(List<Move> moves) {
        for (var move : moves) {
            var moved = jdbc.sql("update access.post set area = :to where area = :from returning id")
                    .param("from", move.from())
                    .param("to", move.to())
                    .query(Long.class)
                    .list();
            for (long id : moved) {
                posts.find(id)
                        .ifPresent(term ->
                                changes.ofPost(null, term, Field.AREA, Areas.text(move.from()), Areas.text(move.to())));
            }
        }
    }
}
