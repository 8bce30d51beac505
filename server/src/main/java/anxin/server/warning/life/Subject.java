package anxin.server.warning.life;

/** The project a warning is about, as its own row names it on the day of judging. */
public record Subject(int projectId, String code, String name, int area, int orgId) {}
