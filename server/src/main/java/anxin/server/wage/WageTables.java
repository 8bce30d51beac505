package anxin.server.wage;

import static anxin.server.database.ColumnType.BIGINT;
import static anxin.server.database.ColumnType.BOOLEAN;
import static anxin.server.database.ColumnType.DATE;
import static anxin.server.database.ColumnType.INT;
import static anxin.server.database.ColumnType.SMALLINT;
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
final class WageTables {

    static final RowTable ENGAGEMENT = new RowTable(
            "wage",
            "engagement",
            "engagement",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("person_id", BIGINT, "idCardNumber").as(Meaning.PERSON),
                    key("entry_date", DATE, "entryDate"),
                    content("corp_code", TEXT, "corpCode"),
                    content("team_name", TEXT, "teamName"),
                    handedIn("worker_name", TEXT, "workerName"),
                    handedIn("cell_phone", TEXT, "cellPhone"),
                    filled("particulars_id", BIGINT),
                    content("work_type", TEXT, "workType"),
                    content("card_id", BIGINT, "payRollBankCardNumber").as(Meaning.BANK_NUMBER),
                    content("pay_roll_bank_code", TEXT, "payRollBankCode"),
                    content("social_security_card", BOOLEAN, "socialSecurityCard"),
                    content("registered_on", DATE, "registeredOn"),
                    content("contract_signed_on", DATE, "contractSignedOn"),
                    content("wage_unit", TEXT, "wageUnit"),
                    content("unit_price_fen", BIGINT, "unitPrice"),
                    content("exit_date", DATE, "exitDate"),
                    content("settled_on", DATE, "settledOn")));

    static final RowTable SWIPE = new RowTable(
            "wage",
            "swipe",
            "swipe",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("person_id", BIGINT, "idCardNumber").as(Meaning.PERSON),
                    key("at", TIMESTAMP, "time"),
                    key("direction", SMALLINT, "direction").with(code -> code.equals("01") ? 1 : 2),
                    content("attend_type", TEXT, "attendType")));

    static final RowTable PAYROLL_LINE = new RowTable(
            "wage",
            "payroll_line",
            "payroll_line",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("month", INT, "payMonth"),
                    key("person_id", BIGINT, "idCardNumber").as(Meaning.PERSON),
                    key("seq", INT, "seq"),
                    content("corp_code", TEXT, "corpCode"),
                    content("team_name", TEXT, "teamName"),
                    content("days", INT, "days"),
                    content("due_fen", BIGINT, "totalPayAmount"),
                    content("paid_fen", BIGINT, "actualAmount"),
                    content("balance_date", DATE, "balanceDate"),
                    content("pay_account_id", BIGINT, "payBankCardNumber").as(Meaning.BANK_NUMBER),
                    content("card_id", BIGINT, "payRollBankCardNumber").as(Meaning.BANK_NUMBER),
                    content("channel", TEXT, "channel"),
                    content("back_pay", BOOLEAN, "isBackPay")));

    private WageTables() {}
}
