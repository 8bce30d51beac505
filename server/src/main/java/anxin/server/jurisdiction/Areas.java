package anxin.server.jurisdiction;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.datapackage.AreaGone;
import anxin.engine.identity.Succession;
import anxin.engine.identity.Successions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Administrative divisions (行政区划) as they stand today, by nine-digit code; 0 is the whole country. */
@Component
public class Areas {

    public static final int COUNTRY = 0;

    // Another instance may have entered a change.
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final AreaChanges changes;
    private final Clock clock;
    private volatile @Nullable Known known;

    Areas(JdbcClient jdbc, AreaChanges changes, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    /** The nine-digit number of a code as people write it: {@code 500101} is 500101000, {@code 000000} the country. */
    public static int number(String code) {
        if (!code.matches("[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}")) {
            throw new IllegalArgumentException("not an area code: " + code);
        }
        return Integer.parseInt((code + "000000000").substring(0, 9));
    }

    /** The code as people write it: six digits down to the county, nine for a town. */
    public static String text(int code) {
        return code % 1_000 == 0 ? "%06d".formatted(code / 1_000) : "%09d".formatted(code);
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(BeijingTime.ZONE));
    }

    public Optional<Area> find(int code) {
        return Optional.ofNullable(known().standing.get(code));
    }

    /** The name alone, that it had if it is no more, or the code where nothing is known of it. */
    public String name(int code, Locale locale) {
        if (code == COUNTRY) {
            return locale.getLanguage().equals("en") ? "The whole country" : "全国";
        }
        var now = known();
        var area = now.standing.get(code);
        if (area != null) {
            return area.name();
        }
        var ended = now.successions.ended(code, now.day);
        return ended == null ? text(code) : ended.name();
    }

    /** The name with those of the areas it lies in, as on a letter: 重庆市万州区. */
    public String fullName(int code) {
        var names = new StringBuilder(name(code, Locale.CHINESE));
        for (var above : above(code)) {
            if (!above.isGrouping()) {
                names.insert(0, above.name());
            }
        }
        return names.toString();
    }

    /** The areas it lies in, the nearest first. A town the list does not have lies in its county all the same. */
    public List<Area> above(int code) {
        var above = new ArrayList<Area>();
        for (int next = parent(code); next != COUNTRY; next = parent(next)) {
            find(next).ifPresent(above::add);
        }
        return above;
    }

    public List<Area> below(int parent) {
        return known().standing.values().stream()
                .filter(area -> area.parent() == parent)
                .toList();
    }

    /** The areas of today a code means: itself while it stands, several where it was divided. */
    public List<Integer> meant(int code) {
        var now = known();
        return now.successions.meant(code, now.day);
    }

    /** What became of an area that is no more on a day; null while it stands. */
    public @Nullable AreaGone gone(String code, LocalDate on) {
        var now = known();
        return AreaGone.of(code, now.successions, now::engineArea, on);
    }

    /** What else an area is called: short names (简称), and what it or those that went into it were called (曾用名). */
    public List<String> otherNames(int code) {
        return List.copyOf(known().otherNames.getOrDefault(code, Set.of()));
    }

    /** The aliases administrators gave an area. */
    public List<String> aliases(int code) {
        return jdbc.sql("select alias from jurisdiction.area_alias where code = :code order by alias")
                .param("code", code)
                .query(String.class)
                .list();
    }

    @Transactional
    public void putAliases(int code, List<String> aliases) {
        jdbc.sql("delete from jurisdiction.area_alias where code = :code")
                .param("code", code)
                .update();
        jdbc.sql("insert into jurisdiction.area_alias (code, alias) select :code, unnest(:aliases::text[])")
                .param("code", code)
                .param("aliases", aliases.toArray(String[]::new))
                .update();
        forget();
    }

    /** Areas of a range, both ends included, that go by such a name or code, now or in former years; the larger ones first. */
    public List<Found> named(String text, int from, int to, int most) {
        var now = known();
        return now.standing.subMap(from, true, to, true).values().stream()
                .filter(area -> !area.isGrouping())
                .flatMap(area -> {
                    if (area.name().contains(text) || text(area.code()).startsWith(text)) {
                        return Stream.of(new Found(area, null));
                    }
                    return now.otherNames.getOrDefault(area.code(), Set.of()).stream()
                            .filter(name -> name.contains(text))
                            .limit(1)
                            .map(name -> new Found(area, name));
                })
                .sorted(Comparator.comparing((Found found) -> found.area().level()))
                .limit(most)
                .toList();
    }

    /** All changes shipped and entered, by day; not those that were taken back. */
    public List<Succession> changes() {
        return known().successions.all();
    }

    /** The code of the area this one lies in, by the digits alone. */
    public static int parent(int code) {
        return code % 1_000 != 0
                ? code / 1_000 * 1_000
                : code % 100_000 != 0
                        ? code / 100_000 * 100_000
                        : code % 10_000_000 != 0 ? code / 10_000_000 * 10_000_000 : COUNTRY;
    }

    /** 1 province, 2 city, 3 county, 4 town; 0 the country. */
    public static int level(int code) {
        int level = 0;
        for (int next = code; next != COUNTRY; next = parent(next)) {
            level++;
        }
        return level;
    }

    private Known known() {
        var now = known;
        if (now == null
                || !now.day.equals(today())
                || Duration.between(now.readAt, clock.instant()).compareTo(READ_AGAIN_AFTER) > 0) {
            now = read(today());
            known = now;
        }
        return now;
    }

    private Known read(LocalDate day) {
        var entered = changes.all().stream()
                .filter(change -> change.withdrawnBy() == null)
                .toList();
        var successions = Successions.shipped()
                .plus(entered.stream().map(AreaChanges.Entered::is).toList());
        var standing = new TreeMap<Integer, Area>();
        jdbc.sql("select code, name from jurisdiction.area")
                .query((row, _) -> new Area(row.getInt("code"), row.getString("name")))
                .list()
                .forEach(area -> standing.put(area.code(), area));
        for (var change : entered) {
            if (!change.is().day().isAfter(day)) {
                change.names().forEach((code, name) -> {
                    if (name != null) {
                        standing.put(code, new Area(code, name));
                    }
                });
            }
        }
        standing.keySet().removeIf(code -> successions.ended(code, day) != null);
        return new Known(day, clock.instant(), standing, successions, otherNames(standing, successions, day));
    }

    private Map<Integer, Set<String>> otherNames(
            TreeMap<Integer, Area> standing, Successions successions, LocalDate day) {
        var names = new HashMap<Integer, Set<String>>();
        jdbc.sql("select code, alias from jurisdiction.area_alias order by code, alias")
                .query((row, _) -> names.computeIfAbsent(row.getInt("code"), _ -> new LinkedHashSet<>())
                        .add(row.getString("alias")))
                .list();
        for (var change : successions.all()) {
            if (change.day().isAfter(day)) {
                continue;
            }
            for (int to : change.to()) {
                for (int code : successions.meant(to, day)) {
                    var area = standing.get(code);
                    if (area != null && !area.name().equals(change.name())) {
                        names.computeIfAbsent(code, _ -> new LinkedHashSet<>()).add(change.name());
                    }
                }
            }
        }
        return names;
    }

    /** After the tables have changed, the next question reads them again. */
    void forget() {
        known = null;
    }

    private record Known(
            LocalDate day,
            Instant readAt,
            TreeMap<Integer, Area> standing,
            Successions successions,
            Map<Integer, Set<String>> otherNames) {

        anxin.engine.identity.@Nullable Area engineArea(int code) {
            var area = standing.get(code);
            return area == null ? null : new anxin.engine.identity.Area(code, area.name(), area.parent(), area.level());
        }
    }

    /** An area that was looked for; by which other name, if it was not its own. */
    public record Found(Area area, @Nullable String by) {}

    /** One division. */
    public record Area(int code, String name) {

        public int parent() {
            return Areas.parent(code);
        }

        public int level() {
            return Areas.level(code);
        }

        /** 市辖区, 县, 省直辖: groups in the list of codes, not places one would name. */
        boolean isGrouping() {
            return level() == 2 && (name.equals("市辖区") || name.equals("县") || name.contains("直辖县级行政区划"));
        }
    }
}
