package anxin.server.clue.intake;

import anxin.server.clue.intake.Report.Person;
import anxin.server.secrecy.EncryptedColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes a clue with all that belongs to it, in as few turns as there can be. */
@Repository
class ClueStore {

    private final JdbcClient jdbc;
    private final EncryptedColumns clueTexts;
    private final EncryptedColumns reporterTexts;
    private final PersonCodes codes;
    private final JsonMapper json;
    private final IdBlocks clueIds;
    private final IdBlocks reporterIds;

    ClueStore(
            JdbcClient jdbc,
            EncryptedColumns clueTexts,
            EncryptedColumns reporterTexts,
            PersonCodes codes,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.clueTexts = clueTexts;
        this.reporterTexts = reporterTexts;
        this.codes = codes;
        this.json = json;
        this.clueIds = new IdBlocks(jdbc, "clue.clue");
        this.reporterIds = new IdBlocks(jdbc, "clue.reporter");
    }

    /** What is decided of a report besides what it says. */
    record Decided(
            String number,
            byte @Nullable [] secretHash,
            byte @Nullable [] requestCode,
            String channelKind,
            Instant receivedAt,
            LocalDate receivedOn,
            int firstOrg,
            boolean firstGap,
            @Nullable String limitRule,
            @Nullable LocalDate due) {}

    private record Ids(long clue, Long[] reporters) {}

    /** Writes it; nothing if the same was written before. */
    Optional<Long> add(Report report, Decided decided, Map<String, ? extends @Nullable Object> detail) {
        var persons = report.persons();
        var ids = ids(persons.size());
        var matter = report.matter();
        var place = report.place();
        var taker = report.taker();
        return jdbc.sql("""
                        with c as (
                            insert into clue.clue (id, number, request_code, secret_hash, channel, channel_kind, foreign_number,
                                   received_at, received_on, written_at, area, project_id, site_code, place, debtor, debtor_code,
                                   since_month, until_month, people, amount_fen, trade, text, mode, consent, language,
                                   master_id, first_org, first_gap, first_user, limit_rule, due_on, taken_by)
                            overriding system value
                            values (:id, :number, :requestCode, :secretHash, :channel, :channelKind, :foreignNumber,
                                   :receivedAt, :receivedOn, :writtenAt, :area, nullif(:project, 0), :siteCode, :place, :debtor,
                                   :debtorCode, :since, :until, :people, :amount, :trade, :text, :mode, :consent, :language,
                                   :id, :firstOrg, :firstGap, nullif(:firstUser, 0), :limitRule, :due, :takenBy)
                            on conflict do nothing
                            returning id
                        ), r as (
                            insert into clue.reporter (id, clue_id, line, name, phone, identity_number,
                                   name_code, phone_code, identity_code)
                            overriding system value
                            select p.id, c.id, p.line - 1, p.name, p.phone, p.identity_number,
                                   p.name_code, p.phone_code, p.identity_code
                              from c, unnest(:ids::bigint[], :names::bytea[], :phones::bytea[], :numbers::bytea[],
                                             :nameCodes::bytea[], :phoneCodes::bytea[], :numberCodes::bytea[])
                                      with ordinality as p (id, name, phone, identity_number,
                                                            name_code, phone_code, identity_code, line)
                             where p.id is not null
                            returning id
                        ), k as (
                            insert into clue.claim (clue_id, line, reporter_id, amount_fen)
                            select c.id, k.line, k.reporter, k.amount
                              from c, unnest(:claimLines::int[], :claimReporters::bigint[], :claimAmounts::bigint[])
                                      as k (line, reporter, amount)
                            returning id
                        ), s as (
                            insert into clue.step (clue_id, at, kind, by_login, by_name, shown, words_zh, words_en, detail)
                            select c.id, :receivedAt, 'RECEIVED', :byLogin, :takenBy, true, '已收到您的反映', 'Your report was received',
                                   cast(:detail as jsonb)
                              from c
                            returning id
                        )
                        select id from c
                        """)
                .param("id", ids.clue())
                .param("number", decided.number())
                .param("requestCode", decided.requestCode())
                .param("secretHash", decided.secretHash())
                .param("channel", report.channel())
                .param("channelKind", decided.channelKind())
                .param("foreignNumber", report.foreignNumber())
                .param("receivedAt", at(decided.receivedAt()))
                .param("receivedOn", decided.receivedOn())
                .param(
                        "writtenAt",
                        report.writtenAt() == null ? null : at(report.writtenAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("area", place.area())
                .param("project", place.project())
                .param("siteCode", place.siteCode())
                .param("place", clueTexts.encrypt("place", ids.clue(), place.words()))
                .param("debtor", clueTexts.encrypt("debtor", ids.clue(), matter.debtor()))
                .param("debtorCode", codes.debtor(matter.debtor()))
                .param("since", matter.sinceMonth(), java.sql.Types.INTEGER)
                .param("until", matter.untilMonth(), java.sql.Types.INTEGER)
                .param("people", matter.people(), java.sql.Types.INTEGER)
                .param("amount", matter.amountFen(), java.sql.Types.BIGINT)
                .param("trade", matter.trade())
                .param("text", clueTexts.encrypt("text", ids.clue(), matter.text()))
                .param("mode", report.mode().name())
                .param("consent", report.consent())
                .param("language", report.language())
                .param("firstOrg", decided.firstOrg())
                .param("firstGap", decided.firstGap())
                .param("firstUser", taker == null ? 0 : taker.user())
                .param("limitRule", decided.limitRule())
                .param("due", decided.due(), java.sql.Types.DATE)
                .param("takenBy", taker == null ? null : taker.name())
                .param("byLogin", taker == null ? null : taker.login())
                .param("ids", ids.reporters())
                .param("names", values(persons, ids, "name", Person::name))
                .param("phones", values(persons, ids, "phone", Person::phone))
                .param("numbers", values(persons, ids, "identity_number", Person::identityNumber))
                .param("nameCodes", codes(persons, person -> codes.name(person.name())))
                .param("phoneCodes", codes(persons, person -> codes.phone(person.phone())))
                .param("numberCodes", codes(persons, person -> codes.identityNumber(person.identityNumber())))
                .param(
                        "claimLines",
                        claims(persons, ids).stream().map(Claim::line).toArray(Integer[]::new))
                .param(
                        "claimReporters",
                        claims(persons, ids).stream().map(Claim::reporter).toArray(Long[]::new))
                .param(
                        "claimAmounts",
                        claims(persons, ids).stream().map(Claim::amountFen).toArray(Long[]::new))
                .param("detail", json.writeValueAsString(detail))
                .query(Long.class)
                .optional();
    }

    private Ids ids(int persons) {
        return new Ids(clueIds.next(1).getFirst(), reporterIds.next(persons).toArray(Long[]::new));
    }

    private record Claim(
            int line, @Nullable Long reporter, @Nullable Long amountFen) {}

    /** Of each fellow worker spoken for; without any, of the one who reports. */
    private static List<Claim> claims(List<Person> persons, Ids ids) {
        var claims = new ArrayList<Claim>();
        for (int line = persons.size() > 1 ? 1 : 0; line < persons.size(); line++) {
            claims.add(new Claim(line, ids.reporters()[line], persons.get(line).amountFen()));
        }
        return claims;
    }

    private byte @Nullable [][] values(
            List<Person> persons, Ids ids, String column, Function<Person, @Nullable String> value) {
        var values = new byte @Nullable [persons.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = reporterTexts.encrypt(column, ids.reporters()[i], value.apply(persons.get(i)));
        }
        return values;
    }

    private static byte @Nullable [][] codes(List<Person> persons, Function<Person, byte @Nullable []> code) {
        return persons.stream().map(code).toArray(byte[][]::new);
    }

    /** What was written for a request before. */
    record Known(
            long id,
            String number,
            Instant receivedAt,
            @Nullable LocalDate due,
            @Nullable String limitRule,
            int reporters) {}

    Optional<Known> byRequest(byte[] requestCode) {
        return known("c.request_code = :code", requestCode);
    }

    private Optional<Known> known(String where, Object code) {
        return jdbc.sql("""
                        select c.id, c.number, c.received_at, c.due_on, c.limit_rule,
                               greatest(1, (select count(*) from clue.claim k where k.clue_id = c.id))::int as reporters
                          from clue.clue c where
                        """ + where)
                .param("code", code)
                .query((row, _) -> new Known(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("limit_rule"),
                        row.getInt("reporters")))
                .optional();
    }

    /** The clue of another platform's number. */
    Optional<Known> byForeignNumber(String channel, String foreignNumber) {
        return jdbc.sql("select id from clue.clue where channel = ? and foreign_number = ?")
                .params(channel, foreignNumber)
                .query(Long.class)
                .optional()
                .flatMap(id -> known("c.id = :code", id));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
