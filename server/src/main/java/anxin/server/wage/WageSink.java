package anxin.server.wage;

import anxin.engine.rows.Engagement;
import anxin.engine.rows.PayrollLine;
import anxin.engine.rows.WorkerMonth;

/** Takes the rows of wages as they are read. */
public interface WageSink {

    void engagement(int projectId, Engagement engagement);

    void attended(int projectId, WorkerMonth month);

    void payrollLine(int projectId, PayrollLine line);
}
