package anxin.server.jurisdiction;

/** A body whose people use the system (机构); area 0 is the whole country. */
public record Organisation(int id, String name, OrganisationKind kind, int area) {}
