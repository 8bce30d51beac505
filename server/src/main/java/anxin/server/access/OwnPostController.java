package anxin.server.access;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The posts one holds oneself, and who stands in for one (代理). */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/own-posts")
class OwnPostController {

    private final Posts posts;
    private final PostsShown shown;
    private final DeputyAdministration deputies;
    private final CurrentUser currentUser;

    OwnPostController(Posts posts, PostsShown shown, DeputyAdministration deputies, CurrentUser currentUser) {
        this.posts = posts;
        this.shown = shown;
        this.deputies = deputies;
        this.currentUser = currentUser;
    }

    /** Those that have not ended. */
    @OpenTo
    @GetMapping
    List<PostsShown.PostDetail> list(Locale locale) {
        var today = posts.today();
        return posts.of(currentUser.get().id()).stream()
                .filter(term -> !term.isOverOn(today))
                .map(term -> shown.detail(term, locale))
                .toList();
    }

    @OpenTo
    @PostMapping("/{post}/deputies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addDeputy(@PathVariable long post, @Valid @RequestBody PostController.NewDeputy wanted) {
        deputies.addOwn(currentUser.get(), post, wanted.login(), wanted.fromDay(), wanted.toDay());
    }

    @OpenTo
    @DeleteMapping("/{post}/deputies/{deputy}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endDeputy(@PathVariable long post, @PathVariable long deputy) {
        deputies.endOwn(currentUser.get(), post, deputy);
    }
}
