package anxin.server.dispatch;

import anxin.server.access.Directory;
import anxin.server.access.Directory.InOffice;
import anxin.server.access.Role;
import anxin.server.dispatch.TaskFilter.Holder;
import anxin.server.jurisdiction.Areas;
import anxin.server.notice.Addresses;
import anxin.server.notice.Mails;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One e-mail for each person and morning, with all that is late, due today or soon, offered or come back; none where there is nothing. */
@Component
class Digest {

    private static final int MOST = 100;
    private static final int SOON_DAYS = 7;

    private final TaskList tasks;
    private final Addresses addresses;
    private final Directory directory;
    private final Mails mails;
    private final Areas areas;

    Digest(TaskList tasks, Addresses addresses, Directory directory, Mails mails, Areas areas) {
        this.tasks = tasks;
        this.addresses = addresses;
        this.directory = directory;
        this.mails = mails;
        this.areas = areas;
    }

    /** Writes those of today that were not written yet. */
    void write() {
        if (!mails.isOn()) {
            return;
        }
        var posts = directory.all().stream().collect(Collectors.groupingBy(InOffice::user));
        var today = areas.today();
        addresses.all().forEach((user, address) -> {
            var held = posts.getOrDefault(user, List.of());
            if (held.isEmpty()) {
                return;
            }
            var items = tasks.of(TaskFilter.of(holder(user, held)), 0, MOST).stream()
                    .map(TaskList.Listed::item)
                    .filter(item -> belongs(item, today))
                    .toList();
            if (!items.isEmpty()) {
                var text = new DigestText(items, today, address.language().equals("en"));
                mails.write(
                        "digest/%s/%d".formatted(today, user),
                        user,
                        held.getFirst().area(),
                        address,
                        text.subject(),
                        text.body());
            }
        });
    }

    private static Holder holder(long user, List<InOffice> held) {
        return new Holder(
                user,
                held.stream().map(InOffice::organisation).filter(id -> id > 0).toList(),
                held.stream()
                        .filter(post -> post.role() == Role.OFFICER || post.role() == Role.LEADER)
                        .map(InOffice::area)
                        .findFirst()
                        .orElse(-1));
    }

    private static boolean belongs(TaskItem item, LocalDate today) {
        return item.state() != TaskState.ACCEPTED
                || item.due() != null && !item.due().isAfter(today.plusDays(SOON_DAYS));
    }
}
