package anxin.server.warning.scan;

import anxin.engine.rows.ProjectRows;
import anxin.server.warning.life.Subject;

/** A project as the database holds it. */
public record Stored(Subject subject, ProjectRows rows) {}
