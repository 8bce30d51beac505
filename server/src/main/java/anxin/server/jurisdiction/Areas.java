package anxin.server.jurisdiction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Administrative divisions (行政区划) by nine-digit code; 0 is the whole country. */
@Component
public class Areas {

    public static final int COUNTRY = 0;

    private final JdbcClient jdbc;
    private volatile @Nullable TreeMap<Integer, Area> known;

    Areas(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    public Optional<Area> find(int code) {
        return Optional.ofNullable(all().get(code));
    }

    /** The name alone, or the code where the list does not have it. */
    public String name(int code, Locale locale) {
        if (code == COUNTRY) {
            return locale.getLanguage().equals("en") ? "The whole country" : "全国";
        }
        return find(code).map(Area::name).orElseGet(() -> text(code));
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
        return all().values().stream()
                .filter(area -> area.parent() == parent)
                .sorted(Comparator.comparingInt(Area::code))
                .toList();
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

    private Map<Integer, Area> all() {
        var now = known;
        if (now == null) {
            now = new TreeMap<>();
            for (var area : jdbc.sql("select code, name from jurisdiction.area")
                    .query((row, _) -> new Area(row.getInt("code"), row.getString("name")))
                    .list()) {
                now.put(area.code(), area);
            }
            known = now;
        }
        return now;
    }

    /** After the table has changed, the next question reads it again. */
    void forget() {
        known = null;
    }

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
