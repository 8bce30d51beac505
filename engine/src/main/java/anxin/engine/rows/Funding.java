package anxin.engine.rows;

/** Where a project's money comes from (资金来源); one project may have several. */
public enum Funding {
    GOVERNMENT,
    SOE,
    PRIVATE
}
