package anxin.server.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The posts (岗位) of users and their deputies (代理), for administrators alone. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/users/{id}/posts")
class PostController {

    private final PostAdministration administration;
    private final DeputyAdministration deputies;
    private final CurrentUser currentUser;

    PostController(PostAdministration administration, DeputyAdministration deputies, CurrentUser currentUser) {
        this.administration = administration;
        this.deputies = deputies;
        this.currentUser = currentUser;
    }

    @OpenTo(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PostGiven give(@PathVariable long id, @Valid @RequestBody NewPost wanted) {
        return new PostGiven(administration.give(
                administrator(),
                id,
                new PostAdministration.Wanted(
                        wanted.name(),
                        wanted.role(),
                        AreaController.number(wanted.areaCode()),
                        wanted.organisationId() == null ? 0 : wanted.organisationId(),
                        wanted.projectCodes() == null ? List.of() : wanted.projectCodes(),
                        wanted.fromDay(),
                        wanted.toDay())));
    }

    @OpenTo(Role.ADMIN)
    @PutMapping("/{post}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @PathVariable long post, @Valid @RequestBody PostChange wanted) {
        administration.change(
                administrator(),
                id,
                post,
                wanted.name(),
                wanted.organisationId() == null ? 0 : wanted.organisationId(),
                wanted.projectCodes() == null ? List.of() : wanted.projectCodes());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{post}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, @PathVariable long post, @Valid @RequestBody PostEnd end) {
        administration.end(administrator(), id, post, end.lastDay(), end.receiverId() == null ? 0 : end.receiverId());
    }

    @OpenTo(Role.ADMIN)
    @PostMapping("/{post}/deputies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addDeputy(@PathVariable long id, @PathVariable long post, @Valid @RequestBody NewDeputy wanted) {
        deputies.add(administrator(), id, post, wanted.login(), wanted.fromDay(), wanted.toDay());
    }

    @OpenTo(Role.ADMIN)
    @DeleteMapping("/{post}/deputies/{deputy}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endDeputy(@PathVariable long id, @PathVariable long post, @PathVariable long deputy) {
        deputies.end(administrator(), id, post, deputy);
    }

    private User administrator() {
        return currentUser.require(Role.ADMIN);
    }

    /**
     * A post to be given.
     *
     * @param name without one it goes by its role
     * @param fromDay today unless given
     * @param toDay the last day, included; nothing where no end is set
     */
    record NewPost(
            @Nullable String name,
            @NotNull Role role,
            @NotNull String areaCode,
            @Nullable Integer organisationId,
            @Nullable List<String> projectCodes,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay) {}

    record PostChange(
            @Nullable String name,
            @Nullable Integer organisationId,
            @Nullable List<String> projectCodes) {}

    /**
     * When a post ends.
     *
     * @param lastDay included; yesterday is at once
     * @param receiverId who takes over what comes with it
     */
    record PostEnd(@NotNull LocalDate lastDay, @Nullable Long receiverId) {}

    /** Who is to stand in, from the first day to the last, both included. */
    record NewDeputy(
            @NotNull String login,
            @NotNull LocalDate fromDay,
            @NotNull LocalDate toDay) {}

    record PostGiven(long id) {}
}
