package anxin.server.access;

import anxin.server.database.RowScope;
import anxin.server.database.RowScope.By;
import anxin.server.database.RowScope.Projects;
import java.util.List;

/**
 * Who is signed in. Area 0 is the whole country; organisation 0 is none.
 *
 * @param reach what the role's scope is made of besides the area
 */
public record User(long id, String login, String name, Role role, int area, int organisation, Reach reach) {

    /** The request attribute that holds who is asking. */
    public static final String ASKING = User.class.getName();

    /** The areas this user may see. */
    public Scope scope() {
        return Scope.of(area);
    }

    /** The rows this user may see: of their area, and by role of some organisations or projects only. */
    public RowScope rows() {
        var areas = scope();
        return new RowScope(
                areas.areaFrom(),
                areas.areaTo(),
                role == Role.CONTRACTOR ? reach.organisations() : List.of(),
                switch (role) {
                    case ADMIN, OFFICER, LEADER, CONTRACTOR -> Projects.ALL;
                    case FIELD -> reach.projects().isEmpty() ? Projects.ALL : new Projects(By.CODE, reach.projects());
                    case SECTOR -> new Projects(By.CATEGORY, reach.categories());
                    case BANK -> new Projects(By.BANK, reach.banks());
                    case PROJECT_PARTY -> new Projects(By.COMPANY, reach.companies());
                    case PARTNER, AUDITOR -> Projects.NONE;
                });
    }

    /**
     * What comes from a user's organisation, and the projects named for them.
     *
     * @param organisations the user's own and those below it
     * @param categories project categories the organisation answers for
     * @param banks its bank code
     * @param companies its credit code
     * @param projects codes of the projects named for the user
     */
    public record Reach(
            List<Integer> organisations,
            List<String> categories,
            List<String> banks,
            List<String> companies,
            List<String> projects) {

        /** Of somebody without an organisation: no organisation has the number -1. */
        public static final Reach NONE = new Reach(List.of(-1), List.of(), List.of(), List.of(), List.of());

        public Reach {
            organisations = List.copyOf(organisations);
            categories = List.copyOf(categories);
            banks = List.copyOf(banks);
            companies = List.copyOf(companies);
            projects = List.copyOf(projects);
        }
    }
}
