package anxin.server.dispatch;

import anxin.server.notice.Notices;
import anxin.server.notice.Notices.To;
import anxin.server.notice.Told;
import anxin.server.words.Words;
import org.springframework.stereotype.Component;

/** Tells those concerned what happened to a task. */
@Component
class TaskNotices {

    private final Notices notices;

    TaskNotices(Notices notices) {
        this.notices = notices;
    }

    /** Whoever has it now. */
    void holder(String kind, TaskRow task, int organisation, long user, String zh, String en) {
        notices.tell(To.holder(organisation, user), told(kind, task.subject(), task.about(), zh, en));
    }

    /** A new task. */
    void offered(Subject subject, About about, Assignment to) {
        notices.tell(
                To.holder(to.organisation(), to.user()),
                told("task-offered", subject, about, "有一项任务待签收", "A task is to be accepted"));
    }

    /** Whoever gave it; the office where that was the application. */
    void giver(String kind, TaskRow task, String zh, String en) {
        var to = task.givenByUser() > 0
                ? To.user(task.givenByUser())
                : task.givenByOrganisation() > 0 ? To.holder(task.givenByOrganisation(), 0) : To.OFFICE;
        notices.tell(to, told(kind, task.subject(), task.about(), zh, en));
    }

    private static Told told(String kind, Subject subject, About about, String zh, String en) {
        return new Told(
                kind,
                about.area(),
                subject.page(),
                new Words("%s：%s".formatted(zh, about.title()), "%s: %s".formatted(en, about.title())));
    }
}
