package anxin.server.portal;

import anxin.server.access.User;
import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Telephones and offices that boards of an area and all below it say; only ever added to. */
@Component
class AreaEntries implements AreaFollower {

    private final JdbcClient jdbc;
    private final Clock clock;

    AreaEntries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param category of which project category the sector authority is; empty for all */
    record Key(int area, BoardItem item, String category) {}

    /** @param value null took it out */
    record Entry(
            int area,
            BoardItem item,
            String category,
            @Nullable String value,
            Instant at,
            String by) {}

    /** What holds everywhere; some hundred lines for a province. */
    Map<Key, String> inForce() {
        var inForce = new HashMap<Key, String>();
        jdbc.sql("""
                        select distinct on (area, item, category) area, item, category, value from portal.area_entry
                         order by area, item, category, id desc
                        """).query(row -> {
            var value = row.getString("value");
            if (value != null) {
                inForce.put(
                        new Key(
                                row.getInt("area"),
                                BoardItem.valueOf(row.getString("item")),
                                row.getString("category")),
                        value);
            }
        });
        return inForce;
    }

    /** All that was ever entered for an area, the latest first. */
    List<Entry> history(int area) {
        return jdbc.sql("select * from portal.area_entry where area = ? order by id desc")
                .param(area)
                .query((row, _) -> new Entry(
                        area,
                        BoardItem.valueOf(row.getString("item")),
                        row.getString("category"),
                        row.getString("value"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_name")))
                .list();
    }

    void put(Key key, @Nullable String value, User by) {
        jdbc.sql("""
                        insert into portal.area_entry (area, item, category, value, at, by_login, by_name)
                        values (:area, :item, :category, :value, :at, :login, :name)
                        """)
                .param("area", key.area())
                .param("item", key.item().name())
                .param("category", key.category())
                .param("value", value)
                .param("at", OffsetDateTime.now(clock))
                .param("login", by.login())
                .param("name", by.name())
                .update();
    }

    @Override
    public Words what() {
        return new Words("告示牌电话", "lines of notice boards");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "portal.area_entry");
    }

    @Override
    public void follow(List<Move> moves) {
        AreaRows.move(jdbc, "portal.area_entry", moves);
    }
}
