package anxin.server.database;

/** The SQL types of rows that are handed in, and how they are staged. */
public enum ColumnType {
    SMALLINT("smallint"),
    INT("int"),
    BIGINT("bigint"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    TEXT("text"),
    NUMERIC("numeric");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** Decimals travel as text; every other value in its own binary form. */
    String stagedAs() {
        return this == NUMERIC ? "text" : sql;
    }
}
