package anxin.server.exchange;

import static anxin.server.exchange.Given.aPackage;
import static anxin.server.exchange.Given.project;
import static anxin.server.exchange.Given.swipe;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.datapackage.DaySets;
import anxin.server.testing.ServerTest;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored days of attendance, kept in step import by import, are those the engine computes from all swipes at once.
 * The swipes crowd around month ends, the sixteen-hour bound and equal seconds, arrive in random pieces, and some are
 * withdrawn and handed in again.
 */
@ServerTest
class DaySetsAgreeTests {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int WORKERS = 40;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void storedDaysAreThoseComputedFromAllSwipes() {
        new Stored(jdbc).forgetAll();
        var importing = new Importing(imports);
        var random = new Random(20261121);
        var swipes = new ArrayList<String>();
        for (int worker = 0; worker < WORKERS; worker++) {
            swipes.addAll(nasty(worker, random));
        }
        Collections.shuffle(swipes, random);

        for (int from = 0; from < swipes.size(); from += swipes.size() / 4 + 1) {
            var piece = swipes.subList(from, Math.min(swipes.size(), from + swipes.size() / 4 + 1));
            importing.done(aPackage().projects(project("P1")).attendance(piece.toArray(String[]::new)));
            assertThat(storedDays()).isEqualTo(computedDays());
        }

        var some = swipes.subList(0, swipes.size() / 3);
        importing.done(aPackage()
                .attendance(some.stream()
                        .map(row -> row.replaceFirst("001,$", ",1"))
                        .toArray(String[]::new)));
        assertThat(storedDays()).isEqualTo(computedDays());

        importing.done(aPackage().attendance(some.toArray(String[]::new)));
        assertThat(storedDays()).isEqualTo(computedDays());
        assertThat(storedDays()).isNotEmpty();
    }

    private static List<String> nasty(int worker, Random random) {
        var swipes = new ArrayList<String>();
        var monthEnd = LocalDateTime.of(2026, 1 + random.nextInt(11), 1, 0, 0).plusMonths(1);
        for (int i = 0; i < 30; i++) {
            var in = monthEnd.minusHours(20).plusSeconds(random.nextInt(40 * 3600));
            if (random.nextInt(3) > 0) {
                swipes.add(swipe("P1", worker, TIME.format(in), "01"));
            }
            var gap = List.of(0, 57_599, 57_600, 57_601, random.nextInt(80_000)).get(random.nextInt(5));
            if (random.nextInt(3) > 0) {
                swipes.add(swipe("P1", worker, TIME.format(in.plusSeconds(gap)), "02"));
            }
            monthEnd = random.nextInt(5) == 0 ? monthEnd.plusMonths(1) : monthEnd;
        }
        return swipes;
    }

    private Map<String, Integer> storedDays() {
        var days = new TreeMap<String, Integer>();
        jdbc.sql("select person_id, month, days from wage.worker_month")
                .query((row, _) -> days.put(row.getLong(1) + " " + row.getInt(2), row.getInt(3)))
                .list();
        return days;
    }

    private Map<String, Integer> computedDays() {
        var ins = new TreeMap<Long, List<Long>>();
        var outs = new TreeMap<Long, List<Long>>();
        jdbc.sql("select person_id, at, direction from wage.swipe where not withdrawn order by at")
                .query((row, _) -> (row.getInt(3) == 1 ? ins : outs)
                        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(DaySets.seconds(row.getObject(2, LocalDateTime.class))))
                .list();
        var persons = new java.util.TreeSet<>(ins.keySet());
        persons.addAll(outs.keySet());
        var days = new TreeMap<String, Integer>();
        for (long person : persons) {
            var in = ins.getOrDefault(person, List.of()).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            var out = outs.getOrDefault(person, List.of()).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            DaySets.attended(in, in.length, out, out.length, (month, set) -> days.put(person + " " + month, set));
        }
        return days;
    }
}
