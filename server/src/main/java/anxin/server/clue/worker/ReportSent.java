package anxin.server.clue.worker;

import anxin.engine.rows.Months;
import anxin.server.clue.intake.Limits;
import anxin.server.clue.intake.Mode;
import anxin.server.clue.intake.Report;
import anxin.server.clue.intake.Report.Matter;
import anxin.server.clue.intake.Report.Person;
import anxin.server.clue.intake.Report.Place;
import anxin.server.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as the workers' page sends it.
 *
 * @param key a UUID the phone made; the same again is the same report
 * @param since month, as {@code 2026-07}
 * @param group fellow workers spoken for
 * @param consent they have agreed that one speaks for them
 */
record ReportSent(
        @Nullable String key,
        @Nullable String site,
        @Nullable String area,
        @Nullable String place,
        @Nullable String debtor,
        @Nullable String since,
        @Nullable String until,
        @Nullable Integer people,
        @Nullable Long amountFen,
        @Nullable String trade,
        @Nullable String text,
        @Nullable Mode mode,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String identityNumber,
        @Nullable List<Fellow> group,
        @Nullable Boolean consent,
        @Nullable String language,
        @Nullable Instant writtenAt) {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_FELLOWS = 2_000;
    private static final long MOST_FEN = 1_000_000_000_000L;
    private static final int MOST_PEOPLE = 100_000;

    /** One of those spoken for. */
    record Fellow(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Long amountFen) {}

    /** What it says, checked. */
    Report at(Place place) {
        var said = new ArrayList<Person>();
        said.add(person("name", name, phone, identityNumber, group == null || group.isEmpty() ? amountFen : null));
        var fellows = group == null ? List.<Fellow>of() : group;
        if (fellows.size() > MOST_FELLOWS) {
            throw Refusal.badRequest(
                    "GROUP_TOO_LARGE",
                    "名单有 %d 人，一次最多 %d 人；请分几次提交。".formatted(fellows.size(), MOST_FELLOWS),
                    "The list has %d people, at most %d can be sent at once; send it in parts."
                            .formatted(fellows.size(), MOST_FELLOWS));
        }
        for (var fellow : fellows) {
            said.add(person("group", fellow.name(), fellow.phone(), fellow.identityNumber(), fellow.amountFen()));
        }
        var how = mode == null ? Mode.ANONYMOUS : mode;
        if (how == Mode.NAMED
                && said.getFirst().name() == null
                && said.getFirst().phone() == null) {
            throw Refusal.badRequest(
                    "NAME_NEEDED",
                    "实名反映要留姓名或手机号；不想留的，请选“匿名”。",
                    "A report by name needs a name or a telephone; if you would rather give none, choose anonymous.");
        }
        var words = line("text", text, LONGEST_TEXT);
        var owes = line("debtor", debtor, LONGEST_WORDS);
        if (words == null && owes == null && amountFen == null && fellows.isEmpty()) {
            throw Refusal.badRequest(
                    "REPORT_EMPTY",
                    "还没有写是怎么回事；请至少写一句话，或者写明谁欠了多少钱。",
                    "Nothing is said yet; write at least one sentence, or who owes how much.");
        }
        return new Report(
                key(key),
                Limits.OWN_PAGE,
                null,
                writtenAt,
                new Place(place.area(), place.project(), place.siteCode(), line("place", this.place, LONGEST_WORDS)),
                matter(owes, words == null ? "" : words, fellows),
                how,
                said,
                Boolean.TRUE.equals(consent),
                line("language", language, 20),
                null);
    }

    private Matter matter(@Nullable String owes, String words, List<Fellow> fellows) {
        var from = month("since", since);
        var to = month("until", until);
        if (from != null && to != null && to < from) {
            throw Refusal.badRequest(
                    "MONTHS_REVERSED",
                    "欠薪的起止月份写反了：%s 晚于 %s；请调换。".formatted(since, until),
                    "The months are the wrong way round: %s is after %s; exchange them.".formatted(since, until));
        }
        var sum = sum(fellows);
        if (people != null && (people < 1 || people > MOST_PEOPLE)) {
            throw Refusal.badRequest(
                    "PEOPLE_WRONG",
                    "人数 %d 不对；请填 1 到 %d 之间的数，说不准就填大概人数。".formatted(people, MOST_PEOPLE),
                    "%d people cannot be right; enter a number from 1 to %d, a rough one if need be."
                            .formatted(people, MOST_PEOPLE));
        }
        return new Matter(
                owes,
                from,
                to,
                people == null && !fellows.isEmpty() ? Integer.valueOf(fellows.size()) : people,
                sum,
                line("trade", trade, LONGEST_NAME),
                words);
    }

    /** What all are owed together, or the sum of what each is owed. */
    private @Nullable Long sum(List<Fellow> fellows) {
        if (amountFen != null || fellows.isEmpty()) {
            return amountFen == null ? null : Long.valueOf(amount(amountFen));
        }
        long sum = 0;
        for (var fellow : fellows) {
            var owed = fellow.amountFen();
            if (owed == null) {
                return null;
            }
            sum += amount(owed);
        }
        return sum;
    }

    private static Person person(
            String field,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Long amountFen) {
        var number = line(field, identityNumber, LONGEST_NAME);
        return new Person(
                line(field, name, LONGEST_NAME),
                line(field, phone, LONGEST_NAME),
                number == null ? null : number.toUpperCase(Locale.ROOT),
                amountFen == null ? null : Long.valueOf(amount(amountFen)));
    }

    static String key(@Nullable String key) {
        var said = key == null ? "" : key.strip();
        if (said.length() < 16 || said.length() > 64) {
            throw Refusal.badRequest(
                    "KEY_NEEDED",
                    "请求缺少编号（key），没有它分不清是不是重复提交；请刷新页面再试。",
                    "The request lacks its key, without which it cannot be told from one sent twice; reload the page and try again.");
        }
        return said;
    }

    static @Nullable String line(String field, @Nullable String typed, int longest) {
        var said = typed == null ? "" : typed.strip();
        int length = said.codePointCount(0, said.length());
        if (length > longest) {
            throw Refusal.badRequest(
                    "TOO_LONG",
                    "“%s”写了 %d 个字，最多 %d 个；请缩短，或分几次补充。".formatted(field, length, longest),
                    "“%s” has %d characters, at most %d are taken; shorten it, or add the rest later."
                            .formatted(field, length, longest));
        }
        return said.isEmpty() ? null : said;
    }

    private static long amount(long fen) {
        if (fen < 0 || fen > MOST_FEN) {
            throw Refusal.badRequest(
                    "AMOUNT_WRONG",
                    "金额不对：应在 0 到 100 亿元之间；请核对后再填。",
                    "The amount cannot be right: it must lie between 0 and ten billion yuan; check it.");
        }
        return fen;
    }

    private static @Nullable Integer month(String field, @Nullable String typed) {
        var said = line(field, typed, 10);
        if (said == null) {
            return null;
        }
        try {
            return Months.of(YearMonth.parse(said));
        } catch (DateTimeException wrong) {
            throw Refusal.badRequest(
                    "MONTH_WRONG",
                    "月份“%s”看不懂；请写成 2026-07 的样子。".formatted(said),
                    "The month “%s” cannot be read; write it like 2026-07.".formatted(said));
        }
    }
}
