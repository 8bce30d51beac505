package anxin.server.portal;

import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectList;
import anxin.server.project.ProjectList.Line;
import anxin.server.project.ProjectList.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Boards by the code of their project, read in parts; whether one is complete is told when it is read, never stored. */
@Component
class BoardList {

    private static final int AT_ONCE = 500;

    private final ProjectList projects;
    private final Boards boards;
    private final Postings postings;
    private final Areas areas;

    BoardList(ProjectList projects, Boards boards, Postings postings, Areas areas) {
        this.projects = projects;
        this.boards = boards;
        this.postings = postings;
        this.areas = areas;
    }

    /**
     * How many projects there are, and of how many the board is complete, hangs, or at least the code hangs.
     *
     * @param fitting how many of them fit everything that was asked
     */
    record Counts(int fitting, int projects, int complete, int withBoard, int withCode) {}

    /** Calls until it is answered that it is enough. */
    void each(ProjectList.Filter filter, @Nullable Line after, Predicate<BoardState> sink) {
        var reading = boards.reading();
        var last = after;
        while (true) {
            var lines = projects.page(filter, areas.today(), Sort.CODE, last, AT_ONCE);
            for (var state : states(reading, lines)) {
                if (!sink.test(state)) {
                    return;
                }
            }
            if (lines.size() < AT_ONCE) {
                return;
            }
            last = lines.getLast();
        }
    }

    /** At most so many of those that fit, after this project. */
    List<BoardState> page(ProjectList.Filter filter, BoardQuery query, @Nullable Line after, int most) {
        var found = new ArrayList<BoardState>();
        each(filter, after, state -> {
            if (query.fits(state)) {
                found.add(state);
            }
            return found.size() < most;
        });
        return found;
    }

    Counts count(ProjectList.Filter filter, BoardQuery query) {
        var counts = new int[5];
        each(filter, null, state -> {
            counts[0] += query.fits(state) ? 1 : 0;
            counts[1]++;
            counts[2] += state.missing().isEmpty() ? 1 : 0;
            counts[3] += state.boardHangs() ? 1 : 0;
            counts[4] += state.codeHangs() ? 1 : 0;
            return true;
        });
        return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private List<BoardState> states(Boards.Reading reading, List<Line> lines) {
        var hanging = postings.hanging(lines.stream().map(Line::id).toList());
        return reading.of(lines).stream()
                .map(board -> new BoardState(
                        board,
                        board.missing(),
                        hanging.getOrDefault(board.project().id(), Set.of())))
                .toList();
    }
}
