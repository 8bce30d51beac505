package anxin.server.warning.web;

import anxin.engine.rows.ProjectRows;
import anxin.server.access.CurrentUser;
import anxin.server.http.Refusal;
import anxin.server.project.ProjectList;
import anxin.server.project.ProjectList.Line;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.scan.ProjectReader;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Projects that the signed-in user may see (数据权限); what lies outside their area is answered like what does not exist. */
@Component
class SeenProjects {

    private final CurrentUser currentUser;
    private final ProjectList projects;
    private final ProjectReader reader;
    private final LiveScan scan;

    SeenProjects(CurrentUser currentUser, ProjectList projects, ProjectReader reader, LiveScan scan) {
        this.currentUser = currentUser;
        this.projects = projects;
        this.reader = reader;
        this.scan = scan;
    }

    Line find(String code) {
        var user = currentUser.get();
        return projects.find(code, scan.today())
                .filter(found -> user.scope().holds(found.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "PROJECT_UNKNOWN",
                        "没有找到项目“%s”，或它不在您的辖区内；请从项目列表打开。".formatted(code),
                        "There is no project “%s”, or it lies outside your area; open it from the list."
                                .formatted(code)));
    }

    /** Everything the rules look at of a project, as it is stored now. */
    ProjectRows rows(Line project) {
        var read = new ArrayList<ProjectRows>();
        reader.read(Set.of(project.id()), stored -> read.add(stored.rows()));
        return read.getFirst();
    }
}
