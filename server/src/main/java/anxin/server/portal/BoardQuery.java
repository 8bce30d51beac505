package anxin.server.portal;

import anxin.server.access.Scope;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which boards are asked for; what is not said is not asked.
 *
 * @param complete whether nothing is missing
 * @param missing an item that is missing
 * @param board whether a board hangs
 * @param code whether the code hangs, on a board or a poster
 * @param project only these, by code
 */
record BoardQuery(
        @Nullable String area,
        @Nullable String text,
        @Nullable String category,
        @Nullable Boolean running,
        @Nullable Boolean complete,
        @Nullable String missing,
        @Nullable Boolean board,
        @Nullable Boolean code,
        @Nullable List<String> project) {

    static final int MOST_NAMED = 500;

    /**
     * What the list of projects knows of it.
     *
     * @param ids of the projects named, if any are
     */
    ProjectList.Filter projects(User user, @Nullable List<Integer> ids) {
        var scope = areas(user);
        return new ProjectList.Filter(scope.areaFrom(), scope.areaTo(), said(text), said(category), running, ids);
    }

    boolean fits(BoardState state) {
        return (complete == null || complete == state.missing().isEmpty())
                && (said(missing) == null || state.missing().contains(item(said(missing))))
                && (board == null || board == state.boardHangs())
                && (code == null || code == state.codeHangs());
    }

    /** Refuses what no board can be asked for, before an answer has begun. */
    void check() {
        if (said(missing) != null) {
            item(said(missing));
        }
    }

    static BoardItem item(@Nullable String name) {
        return Arrays.stream(BoardItem.values())
                .filter(item -> item.name().equals(name == null ? "" : name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "BOARD_ITEM_UNKNOWN",
                        "告示牌没有“%s”这一项；请从页面上选择。".formatted(name),
                        "A notice board has no item “%s”; choose one on the page.".formatted(name)));
    }

    static int areaOf(String text) {
        try {
            return Areas.number(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "AREA_CODE_INVALID",
                    "“%s”不是行政区划代码；请用 6 位或 9 位数字。".formatted(text),
                    "“%s” is not an area code; use 6 or 9 digits.".formatted(text));
        }
    }

    private Scope areas(User user) {
        var asked = said(area);
        return asked == null ? user.scope() : user.scope().within(areaOf(asked));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
