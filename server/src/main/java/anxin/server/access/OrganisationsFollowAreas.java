package anxin.server.access;

import anxin.server.access.Changes.Field;
import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Organisations and their responsibility lists go with their area. */
@Component
class OrganisationsFollowAreas implements AreaFollower {

    private final Organisations organisations;
    private final Duties duties;
    private final Changes changes;

    OrganisationsFollowAreas(Organisations organisations, Duties duties, Changes changes) {
        this.organisations = organisations;
        this.duties = duties;
        this.changes = changes;
    }

    @Override
    public Words what() {
        return new Words("机构", "organisations");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return organisations.byArea();
    }

    @Override
    public void follow(List<Move> moves) {
        for (var move : moves) {
            for (int id : organisations.move(move)) {
                changes.recordOf(id, null, Field.AREA, Areas.text(move.from()), Areas.text(move.to()));
            }
        }
        duties.move(moves);
    }
}
