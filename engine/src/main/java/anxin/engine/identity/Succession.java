package anxin.engine.identity;

import java.time.LocalDate;
import java.util.List;

/**
 * What became of an area (行政区划变更).
 *
 * @param code nine-digit number it had
 * @param name what it was called
 * @param to nine-digit numbers of what it became; several only of one that was split
 * @param day from which this holds
 * @param exact the day is known; else it is that of the first list without the area
 * @param compiled where it went was written down from general knowledge, not told by a list
 * @param note what went elsewhere; empty where nothing is known to
 */
public record Succession(
        int code,
        String name,
        Kind kind,
        List<Integer> to,
        LocalDate day,
        boolean exact,
        boolean compiled,
        String note) {

    public Succession {
        to = List.copyOf(to);
    }

    public enum Kind {
        /** It has another name (更名). */
        RENAMED,
        /** It has another code, and mostly another name (改码、改设). */
        RECODED,
        /** It went into another, or several became one (合并). */
        MERGED,
        /** It was divided among several (拆分). */
        SPLIT
    }

    /** Whether there is no such code any more. */
    boolean endsTheCode() {
        return !to.contains(code);
    }
}
