package anxin.server.jurisdiction;

import anxin.server.words.Words;

/** What an organisation is in the work against wage arrears (机构类别). */
public enum OrganisationKind {
    HUMAN_RESOURCES("人力资源社会保障部门", "Human resources and social security"),
    LABOUR_INSPECTION("劳动保障监察机构", "Labour inspection"),
    LEADING_GROUP_OFFICE("领导小组办公室", "Leading-group office"),
    GOVERNMENT("人民政府", "Government"),
    TOWN("乡镇、街道", "Town or subdistrict"),
    HOUSING("住房城乡建设部门", "Housing and construction"),
    TRANSPORT("交通运输部门", "Transport"),
    WATER("水利部门", "Water"),
    AGRICULTURE("农业农村部门", "Agriculture"),
    NATURAL_RESOURCES("自然资源和规划部门", "Natural resources and planning"),
    DEVELOPMENT_REFORM("发展改革部门", "Development and reform"),
    FINANCE("财政部门", "Finance"),
    STATE_ASSETS("国有资产监管机构", "State assets supervision"),
    INDUSTRY("经济信息、工信商务部门", "Economy, industry and commerce"),
    OTHER_SECTOR("其他行业主管部门", "Other sector authority"),
    MARKET_REGULATION("市场监管部门", "Market regulation"),
    TAX("税务部门", "Tax"),
    RESOURCE_TRADING("公共资源交易中心", "Public-resource trading centre"),
    PETITIONS("信访部门", "Petitions"),
    PUBLICITY("宣传、网信部门", "Publicity and cyber affairs"),
    POLICE("公安机关", "Police"),
    PROCURATORATE("人民检察院", "Procuratorate"),
    COURT("人民法院", "Court"),
    ARBITRATION("仲裁、调解组织", "Arbitration or mediation body"),
    JUSTICE("司法行政、法律援助机构", "Justice administration or legal aid"),
    UNION("工会", "Union"),
    CIVIL_AFFAIRS("民政部门", "Civil affairs"),
    DISCIPLINE("纪检监察机关", "Discipline and supervision"),
    PARTY_BODY("组织、政法等党委部门", "Party committee department"),
    SUPERVISION_OFFICE("督查机构", "Supervision office"),
    DATA_AUTHORITY("数据、统计部门", "Data authority or statistics"),
    AUDIT("审计机构", "Audit"),
    OWNER("建设单位", "Owner"),
    GENERAL_CONTRACTOR("施工总承包单位", "General contractor"),
    LABOUR_SUBCONTRACTOR("劳务分包单位", "Labour subcontractor"),
    SUPERVISION_ENGINEER("监理单位", "Supervision engineer"),
    EMPLOYER("其他用人单位", "Other employer"),
    SERVICE_BUYER("环卫、园林服务购买方", "Buyer of sanitation or landscape service"),
    BANK("银行", "Bank"),
    CENTRAL_BANK("人民银行、金融监管机构", "Central bank branch or financial regulator"),
    LENDER("金融、担保机构", "Lender or guarantor");

    private final Words words;

    OrganisationKind(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
