package anxin.server.warning.web;

import anxin.server.access.CurrentUser;
import anxin.server.http.Refusal;
import org.springframework.stereotype.Component;

/** Warnings that the signed-in user may see (数据权限); what lies outside their area is answered like what does not exist. */
@Component
class SeenWarnings {

    private final CurrentUser currentUser;
    private final WarningList list;

    SeenWarnings(CurrentUser currentUser, WarningList list) {
        this.currentUser = currentUser;
        this.list = list;
    }

    WarningRow find(long id) {
        var user = currentUser.get();
        return list.one(id)
                .filter(row -> user.scope().holds(row.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "WARNING_UNKNOWN",
                        "没有找到第 %d 号预警，或它不在您的辖区内；请从预警列表重新打开。".formatted(id),
                        "There is no warning %d, or it lies outside your area; open it again from the list."
                                .formatted(id)));
    }
}
