package anxin.server.access;

/** Who is signed in. Area 0 is the whole country; organisation 0 is none. */
public record User(long id, String login, String name, Role role, int area, int organisation) {

    public Scope scope() {
        return Scope.of(area);
    }
}
