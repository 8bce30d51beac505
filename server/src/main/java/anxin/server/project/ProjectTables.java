package anxin.server.project;

import static anxin.server.database.ColumnType.BIGINT;
import static anxin.server.database.ColumnType.BOOLEAN;
import static anxin.server.database.ColumnType.DATE;
import static anxin.server.database.ColumnType.INT;
import static anxin.server.database.ColumnType.NUMERIC;
import static anxin.server.database.ColumnType.SMALLINT;
import static anxin.server.database.ColumnType.TEXT;
import static anxin.server.database.ColumnType.TIMESTAMP;
import static anxin.server.database.RowColumn.content;
import static anxin.server.database.RowColumn.filled;
import static anxin.server.database.RowColumn.handedIn;
import static anxin.server.database.RowColumn.key;

import anxin.engine.identity.AreaCode;
import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowTable;
import java.util.List;

/** The tables of this module, column by column of the data package. */
final class ProjectTables {

    static final RowTable CORP = new RowTable(
            "project",
            "corp",
            "corp",
            false,
            List.of(
                    key("corp_code", TEXT, "corpCode"),
                    content("corp_name", TEXT, "corpName"),
                    content("area", INT, "areaCode").with(code -> AreaCode.number((String) code)),
                    content("industry", TEXT, "industry"),
                    content("state_owned", BOOLEAN, "stateOwned"),
                    content("insured_headcount", INT, "insuredHeadcount"),
                    handedIn("legal_man", TEXT, "legalMan"),
                    handedIn("link_man", TEXT, "linkMan"),
                    handedIn("link_tel", TEXT, "linkTel"),
                    filled("contact_id", BIGINT)));

    static final RowTable PROJECT = new RowTable(
            "project",
            "project",
            "project",
            false,
            List.of(
                    key("code", TEXT, "projectCode"),
                    content("name", TEXT, "name"),
                    content("area", INT, "areaCode").with(code -> AreaCode.number((String) code)),
                    content("category", TEXT, "category"),
                    content("address", TEXT, "address"),
                    content("lng", NUMERIC, "lng"),
                    content("lat", NUMERIC, "lat"),
                    content("funding", TEXT, "funding"),
                    content("contract_price_fen", BIGINT, "contractPrice"),
                    content("build_corp_code", TEXT, "buildCorpCode"),
                    content("contractor_corp_code", TEXT, "contractorCorpCode"),
                    content("supervisor_corp_code", TEXT, "supervisorCorpCode"),
                    content("contract_signed_on", DATE, "contractSignedOn"),
                    content("permit_on", DATE, "permitOn"),
                    content("start_date", DATE, "startDate"),
                    content("planned_complete_date", DATE, "plannedCompleteDate"),
                    content("complete_date", DATE, "completeDate"),
                    content("stopped_on", DATE, "stoppedOn"),
                    content("restarted_on", DATE, "restartedOn"),
                    content("registered_on", DATE, "registeredOn"),
                    content("notice_board_on", DATE, "noticeBoardOn"),
                    content("payment_guarantee_on", DATE, "paymentGuaranteeOn"),
                    content("pay_day", SMALLINT, "payDay"),
                    content("deposit_exempt", BOOLEAN, "depositExempt")));

    static final RowTable PARTICIPANT = new RowTable(
            "project",
            "participant",
            "participant",
            true,
            List.of(
                    key("project_id", INT, "projectCode").as(Meaning.PROJECT),
                    key("corp_code", TEXT, "corpCode"),
                    key("corp_type", TEXT, "corpType"),
                    content("entry_time", TIMESTAMP, "entryTime"),
                    content("exit_time", TIMESTAMP, "exitTime"),
                    content("contract_amount_fen", BIGINT, "contractAmount")));

    private ProjectTables() {}
}
