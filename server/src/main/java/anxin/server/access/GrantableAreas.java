package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import org.springframework.stereotype.Component;

/** The areas an administrator may give to users and organisations: their own and those below it. */
@Component
class GrantableAreas {

    private final Areas areas;

    GrantableAreas(Areas areas) {
        this.areas = areas;
    }

    void require(User by, int area) {
        if (!by.scope().holds(area)) {
            throw Refusal.forbidden(
                    "AREA_NOT_YOURS",
                    "区划 %s 不在您的管辖范围内；请选择本区划或其下级区划。".formatted(Areas.text(area)),
                    "The area %s is not within yours; choose your own or one below it.".formatted(Areas.text(area)));
        }
        if (area != Areas.COUNTRY
                && areas.find(area).isEmpty()
                && (Areas.level(area) < 4 || areas.find(Areas.parent(area)).isEmpty())) {
            throw Refusal.badRequest(
                    "AREA_UNKNOWN",
                    "行政区划清单中没有 %s；请从清单中选择。".formatted(Areas.text(area)),
                    "The list of areas has no %s; choose one from the list.".formatted(Areas.text(area)));
        }
    }
}
