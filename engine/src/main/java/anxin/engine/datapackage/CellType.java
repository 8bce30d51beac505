package anxin.engine.datapackage;

/** What a cell holds, and with it the Java type of its value in a {@link Row}. */
public enum CellType {
    /** Free text: {@code String}. */
    TEXT,
    /** A name given by the sender, in one line: {@code String}. */
    CODE,
    /** Unified social credit code (统一社会信用代码): {@code String}. */
    CREDIT_CODE,
    /** Identity number (公民身份号码): {@code String}. */
    IDENTITY_NUMBER,
    /** Division code (行政区划代码), 6 or 9 digits as handed in: {@code String}. */
    AREA_CODE,
    /** Bank card (银行卡号) without blanks: {@code String}. */
    CARD,
    /** Account number (账号) without blanks: {@code String}. */
    ACCOUNT,
    /** {@code yyyy-MM-dd}: {@code LocalDate}. */
    DATE,
    /** {@code yyyy-MM-dd HH:mm:ss}: {@code LocalDateTime}. */
    TIME,
    /** A time, or a date for its beginning: {@code LocalDateTime}. */
    DATE_OR_TIME,
    /** {@code yyyy-MM}: {@code Integer}, as {@link anxin.engine.rows.Months} counts. */
    MONTH,
    /** Yuan, not negative: {@code Long} fen. */
    YUAN,
    /** Yuan, more than nothing: {@code Long} fen. */
    POSITIVE_YUAN,
    /** Yuan, may be negative: {@code Long} fen. */
    SIGNED_YUAN,
    /** A whole number within the column's bounds: {@code Integer}. */
    INTEGER,
    /** {@code 0} or {@code 1}: {@code Boolean}. */
    FLAG,
    /** A code of the column's dictionary: {@code String}. */
    DICTIONARY,
    /** Codes of the column's dictionary joined by {@code ;}, in its order, each once: {@code String}. */
    DICTIONARY_SET,
    /** Degrees with decimals within the column's bounds: {@code BigDecimal}. */
    DEGREES
}
