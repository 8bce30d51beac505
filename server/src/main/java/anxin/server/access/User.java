package anxin.server.access;

import anxin.server.database.RowScope;

/** Who is signed in. Area 0 is the whole country; organisation 0 is none. */
public record User(long id, String login, String name, Role role, int area, int organisation) {

    /** The request attribute that holds who is asking. */
    public static final String ASKING = User.class.getName();

    private static final int NONE = -1;

    /** The areas this user may see. */
    public Scope scope() {
        return Scope.of(area);
    }

    /** The rows this user may see; a contractor those of its own organisation. */
    public RowScope rows() {
        var areas = scope();
        int only = role != Role.CONTRACTOR ? 0 : organisation == 0 ? NONE : organisation;
        return new RowScope(areas.areaFrom(), areas.areaTo(), only);
    }
}
