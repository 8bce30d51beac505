package anxin.server.dispatch;

import anxin.server.dispatch.ClockStore.Said;
import anxin.server.jurisdiction.PacksInForce.Loaded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts last days anew when the holiday calendar has changed, and says so in the history of each that moved. */
@Component
class Recounting {

    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final ClockStore store;
    private final Clocks clocks;
    private final Calendars calendars;
    private final TransactionTemplate transactions;
    private volatile @Nullable Loaded counted;

    Recounting(
            JdbcClient jdbc, ClockStore store, Clocks clocks, Calendars calendars, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.store = store;
        this.clocks = clocks;
        this.calendars = calendars;
        this.transactions = transactions;
    }

    /** Once for each state of the packs. */
    void ifTheCalendarIsAnother() {
        var now = calendars.inForce();
        if (now != counted) {
            int moved = recount();
            if (moved > 0) {
                LOG.info("The last days of {} clocks moved with the holiday calendar", moved);
            }
            counted = now;
        }
    }

    /** All that are not stopped; says how many moved. */
    int recount() {
        int moved = 0;
        long last = 0;
        while (true) {
            long after = last;
            var part = jdbc.sql("select * from dispatch.clock where state <> 'STOPPED' and id > ? order by id limit ?")
                    .params(after, AT_ONCE)
                    .query(ClockRow::of)
                    .list();
            if (part.isEmpty()) {
                return moved;
            }
            var stale = part.stream()
                    .filter(row -> !row.calendar().equals(calendars.stamp(row.from(), row.due())))
                    .map(ClockRow::id)
                    .toList();
            var count = transactions.execute(_ -> recount(stale));
            moved += count == null ? 0 : count;
            last = part.getLast().id();
        }
    }

    private int recount(List<Long> ids) {
        int moved = 0;
        for (long id : ids) {
            var row = store.lock(id).orElseThrow();
            var due = Counting.due(
                    calendars.inForce().calendar(), row.from(), row.limit().time(), store.changes(id));
            var stamp = calendars.stamp(row.from(), due);
            store.due(row, due, stamp);
            if (!due.equals(row.due())) {
                store.add(id, "RECOUNTED", store.today(), By.application(), row.due(), due, Said.text(stamp));
                clocks.wind(id);
                moved++;
            }
        }
        return moved;
    }
}
