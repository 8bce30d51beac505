package anxin.server.clue.desk;

import anxin.server.clue.intake.ClueState;
import anxin.server.http.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of clues as the address bar asks for it.
 *
 * @param which OPEN unless it says CLOSED or ALL
 * @param channel one or several, joined by commas
 * @param state one or several of {@link ClueState}, joined by commas
 * @param verdict one or several, joined by commas; NONE for those not judged yet
 * @param text a number, or words of a project's name or code
 * @param debtor who owes, exactly
 * @param master all merged into this one
 * @param outcome how it ended
 * @param level where it was settled
 * @param unread not opened yet, or something new in it
 * @param silent the reporter waits for an answer
 * @param suspected it may be about the same matter as another
 * @param several several clues are merged
 * @param reception taken at this reception
 */
public record ClueQuery(
        @Nullable String area,
        @Nullable String which,
        @Nullable String channel,
        @Nullable String channelKind,
        @Nullable String state,
        @Nullable String verdict,
        @Nullable String text,
        @Nullable String debtor,
        @Nullable String project,
        @Nullable Long master,
        @Nullable String outcome,
        @Nullable String level,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        @Nullable LocalDate closedFrom,
        @Nullable LocalDate closedTo,
        @Nullable Boolean unread,
        @Nullable Boolean late,
        @Nullable Boolean silent,
        @Nullable Boolean pressing,
        @Nullable Boolean suspected,
        @Nullable Boolean several,
        @Nullable Boolean repeated,
        @Nullable Long reception,
        @Nullable String sort) {

    /** In which order a list is read. */
    enum Sort {
        DUE("coalesce(c.due_on, 'infinity'::date)", ">", "asc"),
        RECEIVED("c.received_at", "<", "desc");

        final String key;
        final String after;
        final String direction;

        Sort(String key, String after, String direction) {
            this.key = key;
            this.after = after;
            this.direction = direction;
        }
    }

    Sort order() {
        return sort == null || sort.isBlank() ? Sort.RECEIVED : one(Sort.class, "sort", sort);
    }

    /** Conditions joined by {@code and}, over the alias {@code c}. */
    record Where(List<String> conditions, Map<String, Object> parameters) {

        String sql() {
            return conditions.isEmpty() ? "true" : String.join("\n   and ", conditions);
        }

        void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }
    }

    /** What can be asked of the table itself; areas, projects and debtors were looked up before. */
    Where where(LocalDate today) {
        var where = new Where(new java.util.ArrayList<>(), new HashMap<>());
        switch (which == null || which.isBlank() ? "OPEN" : which.toUpperCase(Locale.ROOT)) {
            case "OPEN" -> where.conditions().add("c.closed_on is null and c.state <> 'WITHDRAWN'");
            case "CLOSED" -> where.conditions().add("(c.closed_on is not null or c.state = 'WITHDRAWN')");
            case "ALL" -> {}
            default -> throw refused("which", String.valueOf(which), "OPEN、CLOSED、ALL");
        }
        where.add("c.channel = any(:channels)", "channels", several(channel));
        where.add("c.channel_kind = any(:channelKinds)", "channelKinds", several(channelKind));
        where.add("c.state = any(:states)", "states", names(ClueState.class, "state", state));
        if (verdict != null && !verdict.isBlank()) {
            where.add(
                    "coalesce(c.verdict, 'NONE') = any(:verdicts)",
                    "verdicts",
                    Arrays.stream(verdict.strip().split("\\s*,\\s*"))
                            .map(name -> name.equals("NONE")
                                    ? name
                                    : one(Verdict.class, "verdict", name).name())
                            .toArray(String[]::new));
        }
        where.add("c.master_id = :master", "master", master);
        where.add("c.outcome = any(:outcomes)", "outcomes", names(ClueOutcome.class, "outcome", outcome));
        where.add("c.settled_level = any(:levels)", "levels", names(SettledLevel.class, "level", level));
        where.add("c.received_on >= :receivedFrom", "receivedFrom", receivedFrom);
        where.add("c.received_on <= :receivedTo", "receivedTo", receivedTo);
        where.add("c.closed_on >= :closedFrom", "closedFrom", closedFrom);
        where.add("c.closed_on <= :closedTo", "closedTo", closedTo);
        where.parameters().put("today", today);
        flag(where, unread, "c.opened_at is null");
        flag(where, late, "c.closed_on is null and c.state <> 'WITHDRAWN' and c.due_on < :today");
        flag(where, silent, """
                (c.closed_on is null and c.state <> 'WITHDRAWN'
                 and case when c.work_over_at is null then coalesce(c.due_on < :today, false) and c.answered_at is null
                          else coalesce(c.answered_at < c.work_over_at, true) end)""");
        flag(where, pressing, "c.pressing");
        flag(where, suspected, """
                exists (select from clue.likeness l join clue.clue o
                            on o.id = case when l.clue_id = c.id then l.other_id else l.clue_id end
                         where c.id in (l.clue_id, l.other_id) and l.weight >= 4 and o.master_id <> c.master_id)""");
        flag(where, several, "exists (select from clue.clue m where m.master_id = c.master_id and m.id <> c.id)");
        flag(where, repeated, "c.id <> c.master_id");
        where.add(
                "c.id in (select rc.clue_id from clue.reception_clue rc where rc.reception_id = :reception)",
                "reception",
                reception);
        return where;
    }

    private static void flag(Where where, @Nullable Boolean asked, String condition) {
        if (asked != null) {
            where.conditions().add(asked ? condition : "not (" + condition + ")");
        }
    }

    private static String @Nullable [] several(@Nullable String joined) {
        return joined == null || joined.isBlank() ? null : joined.strip().split("\\s*,\\s*");
    }

    private static <E extends Enum<E>> String @Nullable [] names(
            Class<E> type, String parameter, @Nullable String joined) {
        var asked = several(joined);
        return asked == null
                ? null
                : Arrays.stream(asked)
                        .map(name -> one(type, parameter, name).name())
                        .toArray(String[]::new);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String parameter, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> refused(
                        parameter,
                        name,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"))));
    }

    private static Refusal refused(String parameter, String value, String known) {
        return Refusal.badRequest(
                "UNKNOWN_FILTER",
                "无法按 %s=“%s”筛选；可用：%s。".formatted(parameter, value, known),
                "The list cannot be filtered by %s=“%s”; use: %s."
                        .formatted(parameter, value, known.replace("、", ", ")));
    }
}
