package anxin.server.clue.desk;

import anxin.server.words.Words;

/** What a project must have (制度落实), second part of the verification: 《保障农民工工资支付条例》第二十六条至第三十四条. */
public enum SystemItem {
    CONTRACTS("劳动合同签订", "Labour contracts signed"),
    REAL_NAME("实名制管理", "Real-name management"),
    SPECIAL_ACCOUNT("工资专用账户", "Special wage account"),
    CONTRACTOR_PAYS("总包代发工资", "Wages paid by the general contractor"),
    LABOUR_COST("人工费用按月足额拨付", "Labour cost paid monthly and in full"),
    DEPOSIT("工资保证金", "Wage deposit"),
    RIGHTS_BOARD("维权信息公示", "Rights notice board"),
    WAGE_OFFICER("配备劳资专管员", "Labour-wage officer");

    private final Words words;

    SystemItem(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** How far the project has it. */
    public enum State {
        YES("已落实", "In place"),
        NO("未落实", "Not in place"),
        NOT_DUE("不适用", "Does not apply");

        private final Words words;

        State(String zh, String en) {
            this.words = new Words(zh, en);
        }

        public Words words() {
            return words;
        }
    }
}
