package anxin.server.dispatch;

import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** The words of a digest. Titles only: what a matter is about in detail, and whom it concerns, stays in the application. */
record DigestText(List<TaskItem> items, LocalDate today, boolean english) {

    private static final Words LATE = new Words("已逾期", "Late");
    private static final Words TODAY = new Words("今天到期", "Due today");
    private static final Words SOON = new Words("即将到期", "Due soon");
    private static final Words BACK = new Words("退回给您的", "Come back to you");
    private static final Words NEW = new Words("待签收的", "To be accepted");

    String subject() {
        long late = items.stream().filter(TaskItem::late).count();
        return english
                ? "Anxin %s: %d matters, %d late".formatted(today, items.size(), late)
                : "安薪待办提醒（%s）：共%d项，逾期%d项".formatted(today, items.size(), late);
    }

    String body() {
        var body = new StringBuilder();
        part(body, LATE, TaskItem::late);
        part(body, TODAY, item -> today.equals(item.due()));
        Predicate<TaskItem> laterOn = item -> !item.late() && !today.equals(item.due());
        Predicate<TaskItem> back = item -> item.state() == TaskState.RETURNED || item.state() == TaskState.REFUSED;
        part(body, BACK, laterOn.and(back));
        part(body, NEW, laterOn.and(item -> item.state() == TaskState.OFFERED));
        part(body, SOON, laterOn.and(item -> item.state() == TaskState.ACCEPTED));
        body.append(
                english
                        ? "Please sign in to Anxin and act. This is sent once a morning; you can end it under Notices.\n"
                        : "请登录安薪系统办理。本邮件每天早晨发送一次，可在“消息”页面停用。\n");
        return body.toString();
    }

    private void part(StringBuilder body, Words heading, Predicate<TaskItem> which) {
        var these = items.stream().filter(which).toList();
        if (these.isEmpty()) {
            return;
        }
        body.append("【").append(english ? heading.en() : heading.zh()).append("】\n");
        for (var item : these) {
            body.append("· ").append(item.title());
            if (item.left() != null) {
                body.append(
                                english
                                        ? ": " + item.left().en()
                                        : "：" + item.left().zh())
                        .append(" (")
                        .append(item.due())
                        .append(')');
            }
            body.append('\n');
        }
        body.append('\n');
    }
}
