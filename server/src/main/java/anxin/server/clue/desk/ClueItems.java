package anxin.server.clue.desk;

import anxin.server.clue.intake.Limits;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.project.ProjectList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clues as lists show them. */
@Component
class ClueItems {

    private final Areas areas;
    private final Organisations organisations;
    private final ProjectList projects;
    private final Limits limits;
    private final JdbcClient jdbc;
    private final DeskWork desk;

    ClueItems(
            Areas areas,
            Organisations organisations,
            ProjectList projects,
            Limits limits,
            JdbcClient jdbc,
            DeskWork desk) {
        this.areas = areas;
        this.organisations = organisations;
        this.projects = projects;
        this.limits = limits;
        this.jdbc = jdbc;
        this.desk = desk;
    }

    /**
     * One line.
     *
     * @param dueOn the last day; null where no pack sets one
     * @param merged how many clues are of its matter
     * @param suspects how many others may be about its matter
     * @param silent the reporter waits for an answer
     */
    record ClueItem(
            long id,
            String number,
            long masterId,
            int merged,
            int suspects,
            String channel,
            String channelName,
            @Nullable String foreignNumber,
            Instant receivedAt,
            LocalDate receivedOn,
            String areaCode,
            String areaName,
            @Nullable String projectCode,
            @Nullable String projectName,
            @Nullable String debtor,
            @Nullable Integer people,
            @Nullable Long amountFen,
            String mode,
            String modeName,
            String state,
            String stateName,
            @Nullable Verdict verdict,
            @Nullable String verdictName,
            @Nullable LocalDate dueOn,
            boolean late,
            boolean unread,
            boolean silent,
            boolean pressing,
            String organisation,
            @Nullable String person,
            @Nullable LocalDate closedOn,
            @Nullable String outcomeName) {}

    List<ClueItem> of(List<SeenClue> clues, Locale locale) {
        var names = new HashMap<Integer, String>();
        var known = projects(
                clues.stream().map(SeenClue::project).filter(id -> id != 0).toList());
        var merged = merged(clues.stream().map(SeenClue::master).toList());
        var suspects = suspects(clues.stream().map(SeenClue::id).toList());
        var today = desk.today();
        return clues.stream()
                .map(clue -> {
                    var project = known.get(clue.project());
                    return new ClueItem(
                            clue.id(),
                            clue.number(),
                            clue.master(),
                            merged.getOrDefault(clue.master(), 1),
                            suspects.getOrDefault(clue.id(), 0),
                            clue.channel(),
                            channel(clue, locale),
                            clue.foreignNumber(),
                            clue.receivedAt(),
                            clue.receivedOn(),
                            Areas.text(clue.area()),
                            areas.name(clue.area(), locale),
                            project == null ? clue.siteCode() : project.code(),
                            project == null ? null : project.name(),
                            clue.debtor(),
                            clue.people(),
                            clue.amountFen(),
                            clue.mode().name(),
                            clue.mode().words().in(locale),
                            clue.state().name(),
                            clue.state().words().in(locale),
                            clue.verdict(),
                            clue.verdict() == null
                                    ? null
                                    : clue.verdict().words().in(locale),
                            clue.dueOn(),
                            clue.lateOn(today),
                            clue.openedAt() == null,
                            clue.silentOn(today),
                            clue.pressing(),
                            names.computeIfAbsent(clue.firstOrg(), this::organisation),
                            clue.firstName(),
                            clue.closedOn(),
                            clue.outcome() == null
                                    ? null
                                    : clue.outcome().words().in(locale));
                })
                .toList();
    }

    String organisation(int id) {
        return organisations.find(id).map(Organisation::name).orElse("");
    }

    String channel(SeenClue clue, Locale locale) {
        return limits.channel(clue.area(), clue.channel())
                .map(channel -> channel.name().in(locale))
                .orElse(clue.channel());
    }

    private Map<Integer, ProjectList.Line> projects(Collection<Integer> ids) {
        var found = new HashMap<Integer, ProjectList.Line>();
        if (!ids.isEmpty()) {
            projects.page(
                            new ProjectList.Filter(0, 999_999_999, null, null, null, ids),
                            desk.today(),
                            ProjectList.Sort.CODE,
                            null,
                            ids.size())
                    .forEach(project -> found.put(project.id(), project));
        }
        return found;
    }

    private Map<Long, Integer> merged(Collection<Long> masters) {
        return counts("select master_id, count(*) from clue.clue where master_id = any(?) group by 1", masters);
    }

    private Map<Long, Integer> suspects(Collection<Long> ids) {
        return counts("""
                select c.id, count(*) from clue.clue c
                  join clue.likeness l on c.id in (l.clue_id, l.other_id)
                  join clue.clue o on o.id = case when l.clue_id = c.id then l.other_id else l.clue_id end
                 where c.id = any(?) and l.weight >= 4 and o.master_id <> c.master_id
                 group by 1
                """, ids);
    }

    private Map<Long, Integer> counts(String sql, Collection<Long> ids) {
        var counts = new HashMap<Long, Integer>();
        jdbc.sql(sql)
                .param((Object) Objects.requireNonNull(ids.toArray(Long[]::new)))
                .query(row -> {
                    counts.put(row.getLong(1), row.getInt(2));
                });
        return counts;
    }
}
