package anxin.server.clue.lists;

import anxin.engine.policy.Channel;
import anxin.engine.policy.ChannelKind;
import anxin.server.access.User;
import anxin.server.clue.desk.DeskWork;
import anxin.server.clue.intake.Limits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each channel last brought something (渠道运行情况): one that has fallen silent is told. */
@Component
class Feeds {

    private static final String SILENT_DAYS = "clue.feed.silent-days";
    private static final int SILENT_UNLESS_SAID = 7;

    /** Those that bring lists; the others are open doors and may be quiet. */
    private static final Set<ChannelKind> BRING_LISTS = EnumSet.of(
            ChannelKind.NATIONAL_PLATFORM,
            ChannelKind.LOCAL_PLATFORM,
            ChannelKind.HOTLINE,
            ChannelKind.PETITION,
            ChannelKind.POLICE_ALERT);

    private final JdbcClient jdbc;
    private final Limits limits;
    private final DeskWork desk;

    Feeds(JdbcClient jdbc, Limits limits, DeskWork desk) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.desk = desk;
    }

    void note(String channel, String way, @Nullable String fileName, ListImport.Taken taken, User by) {
        desk.whole(() -> jdbc.sql("""
                        insert into clue.feed (channel, area, way, file_name, at, by_login, by_name, lines, added, updated, unchanged, refused)
                        values (:channel, :area, :way, :file, :at, :login, :name, :lines, :added, :updated, :unchanged, :refused)
                        """)
                .param("channel", channel)
                .param("area", by.area())
                .param("way", way)
                .param("file", fileName)
                .param("at", desk.now())
                .param("login", by.login())
                .param("name", by.name())
                .param("lines", taken.lines())
                .param("added", taken.added())
                .param("updated", taken.updated())
                .param("unchanged", taken.unchanged())
                .param("refused", taken.refused())
                .update());
    }

    /**
     * A channel as it goes.
     *
     * @param bringsLists it hands lists over; else it is a door that stands open
     * @param lastAt when it last brought or took something
     * @param received clues of the last thirty days
     * @param silent it should have brought something since
     */
    record ChannelState(
            String id,
            String name,
            @Nullable String brand,
            String kind,
            boolean bringsLists,
            @Nullable Instant lastAt,
            @Nullable String lastBy,
            @Nullable Integer lastLines,
            @Nullable Integer lastAdded,
            @Nullable Integer lastRefused,
            int received,
            int open,
            int late,
            boolean silent,
            int silentAfterDays) {}

    private record Last(String channel, OffsetDateTime at, String byName, int lines, int added, int refused) {}

    private record Count(String channel, int received, int open, int late) {}

    List<ChannelState> of(int area, Locale locale) {
        var today = desk.today();
        int days = limits.policy(area)
                .parameter(SILENT_DAYS, today)
                .map(value -> value.value().intValue())
                .orElse(SILENT_UNLESS_SAID);
        var last = new HashMap<String, Last>();
        jdbc.sql("""
                        select distinct on (channel) channel, at, by_name, lines, added, refused from clue.feed
                         where way <> 'OUT' order by channel, id desc
                        """).query(Last.class).list().forEach(one -> last.put(one.channel(), one));
        var counts = counts(today);
        return limits.policy(area).channels().stream()
                .map(channel -> state(channel, last.get(channel.id()), counts.get(channel.id()), days, locale))
                .toList();
    }

    private HashMap<String, Count> counts(LocalDate today) {
        var counts = new HashMap<String, Count>();
        jdbc.sql("""
                        select channel, count(*) filter (where received_on > :since) as received,
                               count(*) filter (where closed_on is null and state <> 'WITHDRAWN') as open,
                               count(*) filter (where closed_on is null and state <> 'WITHDRAWN' and due_on < :today) as late
                          from clue.clue
                         where received_on > :since or (closed_on is null and state <> 'WITHDRAWN')
                         group by channel
                        """)
                .param("since", today.minusDays(30))
                .param("today", today)
                .query(Count.class)
                .list()
                .forEach(one -> counts.put(one.channel(), one));
        return counts;
    }

    private ChannelState state(Channel channel, @Nullable Last last, @Nullable Count count, int days, Locale locale) {
        boolean bringsLists = BRING_LISTS.contains(channel.kind());
        return new ChannelState(
                channel.id(),
                channel.name().in(locale),
                channel.brand() == null ? null : channel.brand().in(locale),
                channel.kind().name(),
                bringsLists,
                last == null ? null : last.at().toInstant(),
                last == null ? null : last.byName(),
                last == null ? null : last.lines(),
                last == null ? null : last.added(),
                last == null ? null : last.refused(),
                count == null ? 0 : count.received(),
                count == null ? 0 : count.open(),
                count == null ? 0 : count.late(),
                bringsLists
                        && (last == null
                                || last.at()
                                        .toInstant()
                                        .isBefore(desk.now().toInstant().minus(days, ChronoUnit.DAYS))),
                days);
    }
}
