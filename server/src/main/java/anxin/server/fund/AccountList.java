package anxin.server.fund;

import anxin.engine.identity.BankCard;
import anxin.server.secrecy.EncryptedTable;
import anxin.server.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The special accounts (专用账户) in scope with their latest balance, and their entries; numbers masked. */
@Repository
public class AccountList {

    private static final String SELECT = """
            select a.*, n.id, n.number, e.balance_fen, e.at
              from fund.account a
              join fund.bank_number n on n.id = a.number_id
              left join lateral (select balance_fen, at from fund.entry
                                  where account_id = a.number_id and not withdrawn
                                  order by at desc, serial_no desc limit 1) e on true
             where not a.withdrawn
            """;

    private final JdbcClient jdbc;

    private final CounterpartyNames counterpartyNames;
    private final EncryptedTable bankNumberTable;

    AccountList(JdbcClient jdbc, CounterpartyNames counterpartyNames, EncryptedTable bankNumberTable) {
        this.jdbc = jdbc;
        this.counterpartyNames = counterpartyNames;
        this.bankNumberTable = bankNumberTable;
    }

    /** Those of a range of areas after one of them, in the order they came in. */
    public List<Line> page(int areaFrom, int areaTo, long after, int limit) {
        return jdbc.sql(
                        SELECT
                                + " and a.area between :from and :to and a.number_id > :after order by a.number_id limit :limit")
                .param("from", areaFrom)
                .param("to", areaTo)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    public long count(int areaFrom, int areaTo) {
        return jdbc.sql("select count(*) from fund.account where not withdrawn and area between :from and :to")
                .param("from", areaFrom)
                .param("to", areaTo)
                .query(Long.class)
                .single();
    }

    public Optional<Line> find(long id) {
        return jdbc.sql(SELECT + " and a.number_id = :id")
                .param("id", id)
                .query((row, _) -> line(row))
                .optional();
    }

    /** The entries of an account, the latest first. */
    public List<Entry> entries(long account, int from, int limit) {
        var found = jdbc.sql("""
                        select at, serial_no, credit, amount_fen, balance_fen, counterparty_name_id, purpose
                          from fund.entry where account_id = :account and not withdrawn
                         order by at desc, serial_no desc offset :from limit :limit
                        """)
                .param("account", account)
                .param("from", from)
                .param("limit", limit)
                .query(Stated.class)
                .list();
        var names = counterpartyNames.masked(found.stream()
                .map(Stated::counterpartyNameId)
                .filter(Objects::nonNull)
                .toList());
        return found.stream()
                .map(entry -> new Entry(
                        entry.at(),
                        entry.serialNo(),
                        entry.credit(),
                        entry.amountFen(),
                        entry.balanceFen(),
                        entry.counterpartyNameId() == null ? null : names.get(entry.counterpartyNameId()),
                        entry.purpose()))
                .toList();
    }

    private record Stated(
            LocalDateTime at,
            String serialNo,
            boolean credit,
            long amountFen,
            long balanceFen,
            @Nullable Long counterpartyNameId,
            String purpose) {}

    private Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("number_id"),
                BankCard.masked(String.valueOf(bankNumberTable.read(row, "number"))),
                row.getString("bank_code"),
                row.getInt("project_id"),
                row.getInt("area"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("frozen_on", LocalDate.class),
                row.getObject("unfrozen_on", LocalDate.class),
                row.getObject("balance_fen", Long.class),
                row.getObject("at", LocalDateTime.class));
    }

    /** One account; the balance is unknown where no entry has come in. */
    public record Line(
            long id,
            String number,
            String bankCode,
            int projectId,
            int area,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate frozenOn,
            @Nullable LocalDate unfrozenOn,
            @Nullable Long balanceFen,
            @Nullable LocalDateTime lastEntryAt) {}

    /**
     * One entry.
     *
     * @param credit money came in; else it went out
     * @param counterpartyName masked where it may be a person's, or that it was erased by rule
     */
    public record Entry(
            LocalDateTime at,
            String serialNo,
            boolean credit,
            long amountFen,
            long balanceFen,
            @Nullable Words counterpartyName,
            String purpose) {}
}
