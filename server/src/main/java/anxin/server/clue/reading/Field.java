package anxin.server.clue.reading;

import anxin.server.words.Words;

/** What is read from a letter (识读要素). */
public enum Field {
    KIND("事项性质", "Kind of matter"),
    AMOUNT("欠薪金额（元）", "Amount owed (yuan)"),
    PEOPLE("涉及人数", "People concerned"),
    MONTHS("拖欠月数", "Months owed"),
    DEBTOR("欠薪主体", "Who owes"),
    SITE("工程、工地", "Project or site"),
    AREA("所在区县", "County"),
    INDUSTRY("行业", "Industry"),
    TRADE("工种", "Trade"),
    EMPLOYMENT("用工形式", "Form of employment"),
    URGENT("是否紧急", "Urgent"),
    GROUP("是否群体性", "On behalf of many");

    private final Words words;

    Field(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
