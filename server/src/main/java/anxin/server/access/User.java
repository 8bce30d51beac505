package anxin.server.access;

import anxin.server.database.RowScope;
import anxin.server.database.RowScope.Asking;
import anxin.server.database.RowScope.By;
import anxin.server.database.RowScope.Projects;
import java.util.List;

/**
 * Who is signed in, and under which of their posts.
 *
 * @param reach what the scope of the post is made of besides its area
 */
public record User(long id, String login, String name, Post post, Reach reach) implements Person {

    /** The request attribute that holds who is asking. */
    public static final String ASKING = User.class.getName();

    public Role role() {
        return post.role();
    }

    /** 0 is the whole country. */
    public int area() {
        return post.area();
    }

    /** 0 is none. */
    public int organisation() {
        return post.organisation();
    }

    /** The areas this user may see. */
    public Scope scope() {
        return Scope.of(area());
    }

    /** The rows this user may see: of their area, and by role of some organisations or projects only. */
    public RowScope rows() {
        var areas = scope();
        return new RowScope(
                areas.areaFrom(),
                areas.areaTo(),
                role() == Role.CONTRACTOR ? reach.organisations() : List.of(),
                switch (role()) {
                    case ADMIN, OFFICER, LEADER, CONTRACTOR -> Projects.ALL;
                    case FIELD -> reach.projects().isEmpty() ? Projects.ALL : new Projects(By.CODE, reach.projects());
                    case SECTOR -> new Projects(By.CATEGORY, reach.categories());
                    case BANK -> new Projects(By.BANK, reach.banks());
                    case PROJECT_PARTY -> new Projects(By.COMPANY, reach.companies());
                    case PARTNER, AUDITOR -> Projects.NONE;
                },
                new Asking(id, reach.organisations()));
    }

    /**
     * What comes from a post's organisation, and the projects named for it.
     *
     * @param organisations the post's own and those below it
     * @param categories project categories the organisation answers for
     * @param banks its bank code
     * @param companies its credit code
     * @param projects codes of the projects named for the post
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
