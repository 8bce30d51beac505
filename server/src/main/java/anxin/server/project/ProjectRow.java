package anxin.server.project;

import anxin.engine.rows.Project;

/** A project's current row with what the rules do not look at: its name and whose it is. */
public record ProjectRow(int id, int area, int orgId, String name, Project project) {}
