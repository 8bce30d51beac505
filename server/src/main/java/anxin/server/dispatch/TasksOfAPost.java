package anxin.server.dispatch;

import anxin.server.access.Directory;
import anxin.server.access.Directory.InOffice;
import anxin.server.access.PersonalItems;
import anxin.server.access.User;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks somebody has under a post go to whoever takes it over. */
@Component
class TasksOfAPost implements PersonalItems {

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final Directory directory;

    TasksOfAPost(JdbcClient jdbc, TaskStore store, Directory directory) {
        this.jdbc = jdbc;
        this.store = store;
        this.directory = directory;
    }

    @Override
    public Words what() {
        return new Words("承办的任务", "tasks");
    }

    @Override
    public int heldIn(long post) {
        return heldUnder(post).size();
    }

    @Override
    public void handOver(User by, long post, long toUser) {
        var held = heldUnder(post);
        if (held.isEmpty()) {
            return;
        }
        var posts = directory.postsOf(toUser);
        if (posts.isEmpty()) {
            throw Refusal.badRequest(
                    "RECEIVER_UNFIT", "承办的任务只能交给在任人员；请另选。", "Tasks can only go to somebody in office; choose another.");
        }
        for (var task : held) {
            store.move(
                    task, task.state(), StepKind.HANDED_OVER, By.user(by), organisation(task, posts), toUser, "离岗移交");
        }
    }

    /** It stays with its organisation where the new one is of it, too. */
    private static int organisation(TaskRow task, List<InOffice> posts) {
        return posts.stream().anyMatch(post -> post.organisation() == task.organisation())
                ? task.organisation()
                : posts.getFirst().organisation();
    }

    private List<TaskRow> heldUnder(long post) {
        var held = directory.holder(post);
        return held.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select * from dispatch.task
                                 where user_id = :user and (org_id = :org or org_id = 0 or :org = 0)
                                   and state in ('OFFERED', 'ACCEPTED', 'RETURNED')
                                 order by id
                                """)
                        .param("user", held.get().user())
                        .param("org", held.get().organisation())
                        .query(TaskRow::of)
                        .list();
    }
}
