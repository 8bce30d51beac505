package anxin.server.portal;

import anxin.server.words.Words;

/** What a rights notice board must say (《保障农民工工资支付条例》第三十四条), in the order and the groups of the article. */
enum BoardItem {
    OWNER(1, From.DATA, "建设单位", "Owner"),
    CONTRACTOR(1, From.DATA, "施工总承包单位", "General contractor"),
    PROJECT_DEPARTMENT(1, From.PROJECT, "项目部（负责人及电话）", "Project department (who heads it, telephone)"),
    SUBCONTRACTORS(1, From.PROJECT, "分包单位", "Subcontractors"),
    SECTOR_AUTHORITY(1, From.AREA, "行业主管部门", "Sector authority"),
    WAGE_OFFICER(1, From.PROJECT, "劳资专管员", "Labour-wage officer"),
    WAGE_OFFICER_PHONE(1, From.PROJECT, "劳资专管员电话", "Labour-wage officer's telephone"),
    MINIMUM_WAGE(2, From.DATA, "当地最低工资标准", "Local minimum wage"),
    PAY_DAY(2, From.DATA, "工资支付日期", "Pay date"),
    SECTOR_PHONE(3, From.AREA, "行业主管部门投诉举报电话", "Complaint telephone of the sector authority"),
    INSPECTION_PHONE(3, From.AREA, "劳动保障监察投诉举报电话", "Complaint telephone of the labour inspection"),
    ARBITRATION(3, From.AREA, "劳动争议调解仲裁申请渠道", "How to apply for mediation and arbitration"),
    LEGAL_AID(3, From.AREA, "法律援助申请渠道", "How to apply for legal aid"),
    LEGAL_HOTLINE(3, From.AREA, "公共法律服务热线", "Public legal service hotline");

    static final int GROUPS = 3;

    /** Who gives it: packages and packs, whoever fills it in for an area, or for a project. */
    enum From {
        DATA,
        AREA,
        PROJECT
    }

    private final int group;
    private final From from;
    private final Words words;

    BoardItem(int group, From from, String zh, String en) {
        this.group = group;
        this.from = from;
        this.words = new Words(zh, en);
    }

    /** Of the article: 1 who is who, 2 wages, 3 where to turn. */
    int group() {
        return group;
    }

    From from() {
        return from;
    }

    Words words() {
        return words;
    }

    Words article() {
        return new Words(
                "《保障农民工工资支付条例》第三十四条第（%s）项".formatted("一二三".charAt(group - 1)),
                "Regulation on Ensuring Wage Payment to Migrant Workers, article 34 (%d)".formatted(group));
    }

    /** Whether it is another for each sector. */
    boolean bySector() {
        return this == SECTOR_AUTHORITY || this == SECTOR_PHONE;
    }

    boolean namesPersons() {
        return this == PROJECT_DEPARTMENT || this == WAGE_OFFICER || this == WAGE_OFFICER_PHONE;
    }

    /** Whether it is of no use without a number to call. */
    boolean isTelephone() {
        return this == WAGE_OFFICER_PHONE || this == SECTOR_PHONE || this == INSPECTION_PHONE || this == LEGAL_HOTLINE;
    }
}
