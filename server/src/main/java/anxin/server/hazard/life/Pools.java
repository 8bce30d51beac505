package anxin.server.hazard.life;

import anxin.engine.rules.Level;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose pool a problem is in: the leading office's, or a department's own (本单位问题全量库). */
@Component
public class Pools {

    /** Those that lead the work; what they own is in the common pool. */
    private static final Set<OrganisationKind> LEADING = EnumSet.of(
            OrganisationKind.HUMAN_RESOURCES,
            OrganisationKind.LABOUR_INSPECTION,
            OrganisationKind.LEADING_GROUP_OFFICE);

    private final Organisations organisations;

    Pools(Organisations organisations) {
        this.organisations = organisations;
    }

    public boolean departmental(@Nullable Integer owner) {
        return owner != null
                && organisations
                        .find(owner)
                        .map(organisation -> !LEADING.contains(organisation.is().kind()))
                        .orElse(false);
    }

    /** 0 where there is none. */
    int level(@Nullable String name) {
        return name == null || name.isBlank() ? 0 : Level.valueOf(name).ordinal() + 1;
    }
}
