package anxin.server.project;

/**
 * A project by its id, its code and where it lies.
 *
 * @param area nine-digit division code
 */
public record ProjectRef(int id, String code, int area) {}
