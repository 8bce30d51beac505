package anxin.server.clue.desk;

import anxin.server.access.CurrentUser;
import anxin.server.clue.intake.PersonCodes;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectList;
import anxin.server.project.Projects;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of clues, read page by page from where the last one ended, within the scope in force. */
@Repository
class ClueList {

    /** Counting stops here; a longer list is told as "more than". */
    static final int COUNT_CAP = 10_000;

    private final JdbcClient jdbc;
    private final SeenClues clues;
    private final CurrentUser currentUser;
    private final ProjectList projectList;
    private final Projects projects;
    private final PersonCodes codes;
    private final DeskWork desk;

    ClueList(
            JdbcClient jdbc,
            SeenClues clues,
            CurrentUser currentUser,
            ProjectList projectList,
            Projects projects,
            PersonCodes codes,
            DeskWork desk) {
        this.jdbc = jdbc;
        this.clues = clues;
        this.currentUser = currentUser;
        this.projectList = projectList;
        this.projects = projects;
        this.codes = codes;
        this.desk = desk;
    }

    /** @param next where the list goes on; null at its end */
    record Page(List<SeenClue> clues, @Nullable String next) {}

    /**
     * How many there are: as they came, and as matters.
     *
     * @param exact whether all were counted
     */
    record Count(long raw, long merged, boolean exact) {}

    Page page(ClueQuery query, @Nullable String cursor, int limit) {
        var where = where(query);
        var sort = query.order();
        if (cursor != null) {
            var parts = cursor.split("~", 2);
            if (parts.length != 2
                    || !parts[1].matches("\\d{1,18}")
                    || !parts[0].matches("[0-9T:.Z+-]{4,40}|infinity")) {
                throw Refusal.badRequest(
                        "CURSOR_INVALID", "列表的翻页位置无效；请从第一页重新打开。", "The list cannot go on from there; open it again.");
            }
            where.conditions()
                    .add("(%s, c.id) %s (cast(:after as %s), :afterId)"
                            .formatted(sort.key, sort.after, sort == ClueQuery.Sort.DUE ? "date" : "timestamptz"));
            where.parameters().put("after", parts[0]);
            where.parameters().put("afterId", Long.valueOf(parts[1]));
        }
        var found = jdbc.sql(SeenClues.COLUMNS + " where " + where.sql()
                        + " order by %s %s, c.id %s limit :limit".formatted(sort.key, sort.direction, sort.direction))
                .params(where.parameters())
                .param("limit", limit + 1)
                .query((row, _) -> clues.seen(row))
                .list();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var last = found.get(limit - 1);
        var at = sort == ClueQuery.Sort.RECEIVED
                ? last.receivedAt().toString()
                : last.dueOn() == null ? "infinity" : last.dueOn().toString();
        return new Page(found.subList(0, limit), at + "~" + last.id());
    }

    Count count(ClueQuery query) {
        var where = where(query);
        return jdbc.sql("""
                        select count(*) as raw, count(distinct master_id) as merged, count(*) <= %d as exact
                          from (select c.master_id from clue.clue c where %s limit %d) counted
                        """.formatted(COUNT_CAP, where.sql(), COUNT_CAP + 1))
                .params(where.parameters())
                .query(Count.class)
                .single();
    }

    /** Every clue of a list, whatever its length, a page's worth in memory at a time. */
    void each(ClueQuery query, Consumer<List<SeenClue>> reader) {
        String cursor = null;
        do {
            var page = page(query, cursor, 500);
            reader.accept(page.clues());
            cursor = page.next();
        } while (cursor != null);
    }

    private ClueQuery.Where where(ClueQuery query) {
        LocalDate today = desk.today();
        var where = query.where(today);
        var area = query.area();
        if (area != null && !area.isBlank()) {
            var scope = AskedArea.of(area, currentUser.get());
            where.add("c.area between :areaFrom and :areaTo", "areaFrom", scope.areaFrom());
            where.parameters().put("areaTo", scope.areaTo());
        }
        var project = query.project();
        if (project != null && !project.isBlank()) {
            where.add(
                    "c.project_id = :project",
                    "project",
                    projects.find(project.strip()).map(found -> found.id()).orElse(-1));
        }
        var debtor = query.debtor();
        if (debtor != null && !debtor.isBlank()) {
            where.add("c.debtor_code = :debtor", "debtor", codes.debtor(debtor));
        }
        var text = query.text();
        if (text != null && !text.isBlank()) {
            where.add(
                    "(c.number = :number or c.foreign_number = :text or c.debtor_code = :typed or c.project_id = any(:projects))",
                    "text",
                    text.strip());
            where.parameters().put("number", text.strip().toUpperCase(java.util.Locale.ROOT));
            where.parameters().put("typed", java.util.Objects.requireNonNull(codes.debtor(text)));
            where.parameters()
                    .put(
                            "projects",
                            projectList.search(text.strip(), 0, 999_999_999).toArray(Integer[]::new));
        }
        return where;
    }
}
