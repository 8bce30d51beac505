package anxin.server.clue.lists;

import anxin.engine.policy.Channel;
import anxin.server.access.User;
import anxin.server.clue.desk.DeskWork;
import anxin.server.clue.intake.Intake;
import anxin.server.clue.intake.Limits;
import anxin.server.clue.intake.PersonCodes;
import anxin.server.clue.intake.Receipt;
import anxin.server.clue.intake.Report;
import anxin.server.clue.lists.Entry.Fault;
import anxin.server.database.RowScope;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.Projects;
import anxin.server.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes lists of another platform in. A number of a platform is one clue for ever; what the platform says of it later is a
 * step. Lines with a fault are left out and named, the others are taken.
 */
@Component
class ListImport {

    private final Intake intake;
    private final Limits limits;
    private final Areas areas;
    private final Projects projects;
    private final PersonCodes codes;
    private final Feeds feeds;
    private final DeskWork desk;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListImport(
            Intake intake,
            Limits limits,
            Areas areas,
            Projects projects,
            PersonCodes codes,
            Feeds feeds,
            DeskWork desk,
            JdbcClient jdbc,
            Clock clock) {
        this.intake = intake;
        this.limits = limits;
        this.areas = areas;
        this.projects = projects;
        this.codes = codes;
        this.feeds = feeds;
        this.desk = desk;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of a list. */
    record Taken(int lines, int added, int updated, int unchanged, int refused, List<Fault> faults, boolean dryRun) {}

    enum Fate {
        ADDED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    /** @param receipt of a clue that is there now, before or since */
    record One(Fate fate, @Nullable Receipt receipt, List<Fault> faults) {}

    Taken take(
            String channel,
            List<ListLines.Line> lines,
            @Nullable String fileName,
            String way,
            boolean dryRun,
            User by) {
        requireChannel(by.area(), channel);
        var counts = new int[Fate.values().length];
        var faults = new ArrayList<Fault>();
        for (var line : lines) {
            var one = take(channel, line, dryRun, by);
            counts[one.fate().ordinal()]++;
            faults.addAll(one.faults());
        }
        var taken = new Taken(
                lines.size(),
                counts[Fate.ADDED.ordinal()],
                counts[Fate.UPDATED.ordinal()],
                counts[Fate.UNCHANGED.ordinal()],
                counts[Fate.REFUSED.ordinal()],
                faults,
                dryRun);
        if (!dryRun) {
            feeds.note(channel, way, fileName, taken, by);
        }
        return taken;
    }

    One take(String channel, ListLines.Line line, boolean dryRun, User by) {
        var entry = new Entry(line);
        var report = report(channel, entry, line, by);
        if (report.isEmpty()) {
            return new One(Fate.REFUSED, null, entry.faults());
        }
        var wanted = report.get();
        var hash = codes.text(wanted.matter().text() + "\n" + line.cell(ListColumn.STATUS));
        if (dryRun) {
            return new One(
                    known(channel, line.cell(ListColumn.FOREIGN_NUMBER)) ? Fate.UNCHANGED : Fate.ADDED,
                    null,
                    List.of());
        }
        var receipt = intake.receive(wanted);
        return new One(
                told(
                        receipt,
                        hash,
                        line.cell(ListColumn.STATUS),
                        wanted.matter().text(),
                        by),
                receipt,
                List.of());
    }

    private boolean known(String channel, String number) {
        return RowScope.asApplication(
                () -> jdbc.sql("select exists (select from clue.clue where channel = ? and foreign_number = ?)")
                        .params(channel, number)
                        .query(Boolean.class)
                        .single());
    }

    /** What the platform says now, beside what it said the last time. */
    private Fate told(Receipt receipt, byte @Nullable [] hash, String status, String text, User by) {
        return desk.whole(receipt.clue(), () -> {
            var before = jdbc.sql("select hash from clue.foreign_state where clue_id = ?")
                    .param(receipt.clue())
                    .query(byte[].class)
                    .optional();
            if (before.isPresent() && Arrays.equals(before.get(), hash)) {
                return Fate.UNCHANGED;
            }
            jdbc.sql("""
                            insert into clue.foreign_state (clue_id, hash, at) values (:clue, :hash, :at)
                                on conflict (clue_id) do update set hash = excluded.hash, at = excluded.at
                            """)
                    .param("clue", receipt.clue())
                    .param("hash", hash)
                    .param("at", desk.now())
                    .update();
            if (before.isEmpty() && receipt.fresh()) {
                return Fate.ADDED;
            }
            desk.note(
                    receipt.clue(),
                    "PLATFORM_SAID",
                    new Words(
                            status.isEmpty() ? "原渠道更新了内容" : "原渠道办理状态：" + status,
                            status.isEmpty() ? "The channel sent a new text" : "State at the channel: " + status),
                    text,
                    Map.of(),
                    by);
            jdbc.sql("update clue.clue set opened_at = null, version = version + 1 where id = ?")
                    .param(receipt.clue())
                    .update();
            return Fate.UPDATED;
        });
    }

    private Optional<Report> report(String channel, Entry entry, ListLines.Line line, User by) {
        var number = entry.foreignNumber();
        var project = line.cell(ListColumn.PROJECT);
        var found = project.isEmpty()
                ? null
                : RowScope.asApplication(() -> projects.find(project)).orElse(null);
        int area = area(entry, line, by);
        var matter = entry.matter();
        var mode = entry.mode();
        var report = new Report(
                null,
                channel,
                number,
                entry.reportedAt(clock.instant()),
                new Report.Place(
                        found != null && by.scope().holds(found.area()) ? found.area() : area,
                        found != null && by.scope().holds(found.area()) ? found.id() : 0,
                        project.isEmpty() ? null : project,
                        entry.shortText(ListColumn.PLACE)),
                matter,
                mode,
                List.of(entry.person()),
                false,
                null,
                null);
        return entry.faults().isEmpty() ? Optional.of(report) : Optional.empty();
    }

    private int area(Entry entry, ListLines.Line line, User by) {
        var typed = entry.needed(ListColumn.AREA);
        if (typed.isEmpty()) {
            return 0;
        }
        try {
            int area = Areas.number(typed.replaceAll("\\.0+$", ""));
            if (areas.find(area).isEmpty()) {
                entry.fault(ListColumn.AREA, "没有这个区划代码，请核对。", "There is no such area; check it.");
            } else if (!by.scope().holds(area)) {
                entry.fault(
                        ListColumn.AREA,
                        "不在您的管辖范围内，请交由上级或当地导入。",
                        "It lies outside your scope; have it taken in there or above.");
            }
            return area;
        } catch (IllegalArgumentException malformed) {
            entry.fault(ListColumn.AREA, "区划代码应为 6 位或 9 位数字。", "An area code has 6 or 9 digits.");
            return 0;
        }
    }

    Channel requireChannel(int area, String channel) {
        return limits.channel(area, channel)
                .orElseThrow(() -> Refusal.badRequest(
                        "CHANNEL_UNKNOWN",
                        "本地没有渠道“%s”；可用渠道见渠道列表。".formatted(channel),
                        "There is no channel “%s” here; see the list of channels.".formatted(channel)));
    }
}
