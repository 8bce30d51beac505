package anxin.server.fund;

import static anxin.server.database.ColumnType.BIGINT;
import static anxin.server.database.ColumnType.BOOLEAN;
import static anxin.server.database.ColumnType.DATE;
import static anxin.server.database.ColumnType.INT;
import static anxin.server.database.ColumnType.TEXT;
import static anxin.server.database.ColumnType.TIMESTAMP;
import static anxin.server.database.RowColumn.content;
import static anxin.server.database.RowColumn.filled;
import static anxin.server.database.RowColumn.handedIn;
import static anxin.server.database.RowColumn.key;

import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowTable;
import java.util.List;

/** The tables of this module, column by column of the data package. */
final class FundTables {

    static final RowTable ACCOUNT = new RowTable(
            "fund",
            "account",
            "account",
            true,
            List.of(
                    key("number_id", BIGINT, "accountNo").as(Meaning.BANK_NUMBER),
                    content("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    content("bank_code", TEXT, "bankCode"),
                    content("opened_on", DATE, "openedOn"),
                    content("filed_on", DATE, "filedOn"),
                    content("agreement_on", DATE, "agreementOn"),
                    content("closed_on", DATE, "closedOn"),
                    content("frozen_on", DATE, "frozenOn"),
                    content("unfrozen_on", DATE, "unfrozenOn")));

    static final RowTable ENTRY = new RowTable(
            "fund",
            "entry",
            "entry",
            true,
            List.of(
                    key("account_id", BIGINT, "accountNo").as(Meaning.BANK_NUMBER),
                    key("serial_no", TEXT, "serialNo"),
                    content("at", TIMESTAMP, "time"),
                    content("credit", BOOLEAN, "direction").with("C"::equals),
                    content("amount_fen", BIGINT, "amount"),
                    content("balance_fen", BIGINT, "balance"),
                    handedIn("counterparty_name", TEXT, "counterpartyName"),
                    filled("counterparty_name_id", BIGINT),
                    content("counterparty_id", BIGINT, "counterpartyAccount").as(Meaning.BANK_NUMBER),
                    content("purpose", TEXT, "purpose")));

    static final RowTable DEPOSIT_EVENT = new RowTable(
            "fund",
            "deposit_event",
            "deposit_event",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("event_no", TEXT, "eventNo"),
                    content("kind", TEXT, "kind"),
                    content("form", TEXT, "form"),
                    content("amount_fen", BIGINT, "amount"),
                    content("event_date", DATE, "date"),
                    content("valid_to", DATE, "validTo"),
                    content("refers_to", TEXT, "refersTo")));

    static final RowTable PROGRESS = new RowTable(
            "fund",
            "progress",
            "progress",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("month", INT, "month"),
                    content("completed_value_fen", BIGINT, "completedValue"),
                    content("paid_amount_fen", BIGINT, "paidAmount"),
                    content("labour_cost_due_fen", BIGINT, "labourCostDue")));

    private FundTables() {}
}
