package anxin.server.jurisdiction;

import anxin.server.jurisdiction.AreaFollower.Move;
import anxin.server.words.Words;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets everything that lies in an area go with it when the area becomes another. */
@Component
public class AreaFollowing {

    private static final Logger LOG = LoggerFactory.getLogger(AreaFollowing.class);
    private static final int TOWNS = 1_000;

    private final Areas areas;
    private final List<AreaFollower> followers;
    private final JdbcClient jdbc;

    AreaFollowing(Areas areas, List<AreaFollower> followers, JdbcClient jdbc) {
        this.areas = areas;
        this.followers = followers;
        this.jdbc = jdbc;
    }

    /** What has its place in an area, and how much of it. */
    public record Held(int area, Words what, int count) {}

    /** Brings everything to the areas of today. What lies where it should stays untouched, so that asking twice does no harm. */
    @Transactional
    public void takeEffect() {
        areas.forget();
        // Of several instances one after the other; the second finds nothing to do.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('anxin.area-following'))")
                .query()
                .singleRow();
        for (var follower : followers) {
            var moves = follower.byArea().keySet().stream()
                    .map(area -> new Move(area, onlyOneMeant(area)))
                    .filter(move -> move.from() != move.to())
                    .toList();
            if (!moves.isEmpty()) {
                follower.follow(moves);
                LOG.info("{} went with their areas: {}", follower.what().en(), moves);
            }
        }
    }

    private int onlyOneMeant(int area) {
        var meant = areas.meant(area);
        return meant.size() == 1 ? meant.getFirst() : area;
    }

    /** What goes with an area, its towns included; those without any are left out. */
    public List<Held> heldBy(int code) {
        int last = Areas.level(code) == 3 ? code + TOWNS - 1 : code;
        return followers.stream()
                .map(follower -> new Held(
                        code,
                        follower.what(),
                        new TreeMap<>(follower.byArea())
                                .subMap(code, true, last, true).values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()))
                .filter(held -> held.count() > 0)
                .toList();
    }

    /** What lies in areas that were divided: somebody must say where each of it belongs. */
    public List<Held> undecided() {
        return followers.stream()
                .flatMap(follower -> new TreeMap<>(follower.byArea())
                        .entrySet().stream()
                                .filter(each -> areas.meant(each.getKey()).size() > 1)
                                .map(each -> new Held(each.getKey(), follower.what(), each.getValue())))
                .toList();
    }
}
