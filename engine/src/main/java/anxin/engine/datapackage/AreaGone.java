package anxin.engine.datapackage;

import anxin.engine.identity.Area;
import anxin.engine.identity.AreaCode;
import anxin.engine.identity.Successions;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An area that is no more (已撤销的行政区划), with what it became.
 *
 * @param code as it was handed in
 * @param name what it was called
 * @param successors codes of today; several of one that was split
 * @param now the successors with their names, to be read
 */
public record AreaGone(String code, String name, List<String> successors, String now) {

    public AreaGone {
        successors = List.copyOf(successors);
    }

    /** Null while the area of this code stands on the day. */
    public static @Nullable AreaGone of(
            String code, Successions successions, IntFunction<@Nullable Area> areas, LocalDate on) {
        int number = AreaCode.number(code);
        var meant = successions.meant(number, on);
        if (meant.equals(List.of(number))) {
            return null;
        }
        var ended = successions.ended(number, on);
        if (ended == null) {
            ended = successions.ended(number - number % 1_000, on);
        }
        return new AreaGone(
                code,
                ended == null ? code : ended.name(),
                meant.stream().map(AreaCode::text).toList(),
                meant.stream().map(each -> shown(each, areas)).collect(Collectors.joining("、")));
    }

    private static String shown(int code, IntFunction<@Nullable Area> areas) {
        var area = areas.apply(code);
        return area == null ? AreaCode.text(code) : area.name() + " " + AreaCode.text(code);
    }
}
