package anxin.server.clue.desk;

import anxin.server.words.Words;

/** Why wages are owed (欠薪原因). */
public enum Cause {
    OWNER_NOT_PAYING("建设单位未按约定拨付工程款、人工费用", "The owner did not pay project money or labour cost"),
    CONTRACTOR_NOT_PAYING("施工总承包单位未按规定支付", "The general contractor did not pay as it must"),
    SUBCONTRACTOR_NOT_PAYING("分包单位未按规定支付", "The subcontractor did not pay as it must"),
    ILLEGAL_SUBCONTRACTING("转包、违法分包", "Illegal subcontracting"),
    LABOUR_BOSS("包工头、班组长截留", "Kept back by a labour boss or team leader"),
    QUANTITY_DISPUTE("工程量、结算数额有争议", "Dispute over quantities or settlement"),
    DIFFICULTY("企业经营困难", "The firm is in difficulty"),
    WITHOUT_CAUSE("有支付能力而无故拖欠", "Able to pay and does not"),
    ABSCONDED("欠薪逃匿", "Fled with wages unpaid"),
    OTHER("其他", "Other");

    private final Words words;

    Cause(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
