package anxin.server.hazard;

import anxin.server.words.Words;

/** What may be wrong (隐患问题类别) where no warning tells it by its rule. */
public enum ProblemKind {
    WAGES_UNPAID("拖欠工资", "Wages unpaid"),
    LABOUR_COST("人工费用未按时足额拨付", "Labour cost late or short"),
    PAID_OUTSIDE("工资未通过专用账户发放", "Wages paid outside the special account"),
    ACCOUNT("专用账户未按规定开立使用", "Special account not opened or used as it must be"),
    REAL_NAME("实名制未落实或未与平台联通", "Real-name system not carried out or not connected"),
    CONTRACT("未签订劳动合同", "No labour contracts"),
    DEPOSIT("工资保证金未按规定存储", "Wage deposit missing"),
    NOTICE_BOARD("维权信息未公示", "Notice board missing"),
    SUBCONTRACTING("转包、违法分包", "Illegal subcontracting"),
    PROJECT_MONEY("工程款拖欠、结算争议", "Project money owed or settlement disputed"),
    OPERATION("生产经营异常、停工裁员", "Business in trouble, stoppage or layoffs"),
    GATHERING("聚集讨薪、极端讨薪苗头", "Gathering or desperate acts about wages"),
    OTHER("其他隐患", "Other");

    private final Words words;

    ProblemKind(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
