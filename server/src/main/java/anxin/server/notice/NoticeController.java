package anxin.server.notice;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.notice.Addresses.Address;
import anxin.server.words.Words;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bell, the list of notices, and where one's digest goes. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    private static final int MOST = 50;
    private static final int MOST_COUNTED = 100;

    private final CurrentUser currentUser;
    private final Notices notices;
    private final Addresses addresses;
    private final Mails mails;

    NoticeController(CurrentUser currentUser, Notices notices, Addresses addresses, Mails mails) {
        this.currentUser = currentUser;
        this.notices = notices;
        this.addresses = addresses;
        this.mails = mails;
    }

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping
    NoticePart list(
            @RequestParam(defaultValue = "false") boolean unread, @RequestParam(defaultValue = "0") long before) {
        var found = notices.of(currentUser.get(), !unread, before, MOST);
        return new NoticePart(
                found.stream()
                        .map(each -> new NoticeItem(
                                each.id(),
                                each.kind(),
                                each.path(),
                                new Words(each.zh(), each.en()),
                                each.at(),
                                each.seen()))
                        .toList(),
                found.size() == MOST ? found.getLast().id() : null);
    }

    /** @param next before which number the list goes on */
    record NoticePart(List<NoticeItem> items, @Nullable Long next) {}

    record NoticeItem(long id, String kind, String path, Words words, Instant at, boolean seen) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/unread")
    Unread unread() {
        return new Unread(notices.unread(currentUser.get(), MOST_COUNTED));
    }

    /** @param count at most 100 */
    record Unread(int count) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PutMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void see(@RequestBody @Validated Seen seen) {
        if (seen.upTo() != null) {
            notices.seeAll(currentUser.get(), seen.upTo());
        }
        notices.see(currentUser.get(), seen.ids());
    }

    /** @param upTo all up to this number */
    record Seen(
            @NotNull @Size(max = 1000) List<Long> ids,
            @Nullable Long upTo) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @GetMapping("/address")
    OwnAddress address() {
        var own = addresses.of(currentUser.get().id());
        return new OwnAddress(
                own.map(Address::email).orElse(""), own.map(Address::language).orElse("zh"), mails.isOn());
    }

    /** @param mailsAreSent whether the installation has a mail server */
    record OwnAddress(String email, String language, boolean mailsAreSent) {}

    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER, Role.FIELD, Role.SECTOR, Role.PARTNER})
    @PutMapping("/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAddress(@RequestBody @Validated NewAddress address) {
        long user = currentUser.get().id();
        var email = address.email().strip();
        if (email.isEmpty()) {
            addresses.remove(user);
            return;
        }
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refusal.badRequest(
                    "EMAIL_FORM",
                    "“%s”不是邮箱地址；请填写形如 name@example.cn 的地址，或留空不收邮件。".formatted(email),
                    "'%s' is no e-mail address; write one like name@example.cn, or leave it empty for no mails."
                            .formatted(email));
        }
        addresses.put(user, new Address(email, "en".equals(address.language()) ? "en" : "zh"));
    }

    record NewAddress(
            @NotNull @Size(max = 200) String email,
            @Nullable String language) {}

    /** What was sent by e-mail and what became of it (邮件发送记录). */
    @OpenTo({Role.ADMIN})
    @GetMapping("/mails")
    List<Mails.Sent> mails() {
        return mails.log(MOST * 10);
    }
}
