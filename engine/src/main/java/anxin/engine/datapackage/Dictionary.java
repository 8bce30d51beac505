package anxin.engine.datapackage;

/** A list of codes of the national data standard (建办市〔2018〕81号) or of the data package itself. */
public enum Dictionary {
    /** 项目分类. */
    PROJECT_CATEGORY,
    /** 参建单位类型. */
    PARTICIPANT_TYPE,
    /** 工种. */
    TRADE,
    /** 通行方式. */
    PASS_MODE,
    /** 银行代码. */
    BANK,
    /** 行业. */
    INDUSTRY,
    /** 资金来源. */
    FUNDING,
    /** 工资计量单位. */
    WAGE_UNIT,
    /** 进出方向. */
    GATE_DIRECTION,
    /** 发放渠道. */
    CHANNEL,
    /** 收支方向. */
    ENTRY_DIRECTION,
    /** 用途. */
    PURPOSE,
    /** 保证金事项. */
    DEPOSIT_KIND,
    /** 保证金形式. */
    DEPOSIT_FORM
}
