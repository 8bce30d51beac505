package anxin.server.portal;

import anxin.engine.datapackage.Dictionary;
import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.OpenToReaders;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.portal.Board.Source;
import anxin.server.portal.BoardList.Counts;
import anxin.server.portal.Postings.What;
import anxin.server.project.ProjectList;
import anxin.server.project.ProjectList.Line;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rights notice boards (维权信息告示牌): what they lack, filling it in, printing them, and proof that they hang. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/boards")
class BoardController {

    private static final int MOST = 200;
    private static final int LONGEST = 120;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 500;

    private final CurrentUser currentUser;
    private final ProjectList projects;
    private final Projects rows;
    private final BoardList list;
    private final Boards boards;
    private final BoardPrints prints;
    private final BoardSheet sheet;
    private final AreaEntries areaEntries;
    private final ProjectEntries projectEntries;
    private final Postings postings;
    private final PublicAddress address;
    private final Areas areas;

    BoardController(
            CurrentUser currentUser,
            ProjectList projects,
            Projects rows,
            BoardList list,
            Boards boards,
            BoardPrints prints,
            BoardSheet sheet,
            AreaEntries areaEntries,
            ProjectEntries projectEntries,
            Postings postings,
            PublicAddress address,
            Areas areas) {
        this.currentUser = currentUser;
        this.projects = projects;
        this.rows = rows;
        this.list = list;
        this.boards = boards;
        this.prints = prints;
        this.sheet = sheet;
        this.areaEntries = areaEntries;
        this.projectEntries = projectEntries;
        this.postings = postings;
        this.address = address;
        this.areas = areas;
    }

    @OpenToReaders
    @GetMapping
    BoardPart list(
            @ModelAttribute BoardQuery query,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        query.check();
        var filter = filter(query);
        int most = Math.clamp(limit, 1, MOST);
        var after = cursor == null ? null : find(cursor);
        var found = list.page(filter, query, after, most + 1);
        var here = found.size() > most ? found.subList(0, most) : found;
        return new BoardPart(
                here.stream().map(state -> line(state, locale)).toList(),
                found.size() > most ? here.getLast().board().project().code() : null,
                cursor == null ? list.count(filter, query) : null,
                new Address(address.get(), address.isConfigured()));
    }

    @OpenToReaders
    @GetMapping("/export.xlsx")
    void export(@ModelAttribute BoardQuery query, Locale locale, HttpServletResponse response) throws IOException {
        query.check();
        var filter = filter(query);
        attach(
                response,
                locale.getLanguage().equals("en") ? "notice-boards.xlsx" : "告示牌清单.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        sheet.write(filter, query, locale, response.getOutputStream());
    }

    /** A PDF for a few projects, a ZIP of PDFs for many. */
    @OpenToReaders
    @GetMapping("/print")
    void print(
            @ModelAttribute BoardQuery query,
            @RequestParam PrintKind kind,
            @RequestParam(defaultValue = "A4") PaperSize paper,
            HttpServletResponse response)
            throws IOException {
        query.check();
        var root = address.get();
        prints.print(
                filter(query),
                query,
                kind,
                kind == PrintKind.CARD ? PaperSize.A4 : paper,
                code -> PublicAddress.link(root, code),
                (name, type) -> {
                    attach(response, name, type);
                    return response.getOutputStream();
                });
    }

    @OpenToReaders
    @GetMapping("/{code}")
    BoardPage page(@PathVariable String code, Locale locale) {
        var project = find(code);
        var board = boards.of(project);
        return new BoardPage(
                project.code(),
                project.name(),
                board.areaName(),
                PublicAddress.link(address.get(), project.code()),
                project.noticeBoardOn(),
                Arrays.stream(BoardItem.values())
                        .map(item -> item(board, item, locale))
                        .toList(),
                projectEntries.history(project.id()).stream()
                        .map(entry -> new EntryShown(
                                entry.item().words().in(locale), null, entry.value(), entry.at(), entry.by()))
                        .toList(),
                postings.of(project.id()).stream().map(BoardController::shown).toList());
    }

    @OpenTo(Role.OFFICER)
    @PutMapping("/{code}/entries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fillIn(@PathVariable String code, @RequestBody NewEntry asked) {
        var project = find(code);
        var item = BoardQuery.item(asked.item());
        projectEntries.put(project.id(), item, value(item, asked.value()), currentUser.get());
    }

    /** What boards of an area say of authorities: by itself, and from above. */
    @OpenTo({Role.ADMIN, Role.OFFICER, Role.LEADER})
    @GetMapping("/areas/{area}")
    AreaLines ofArea(@PathVariable String area, Locale locale) {
        int code = own(area);
        var reading = boards.reading();
        var items = Arrays.stream(BoardItem.values())
                .filter(item -> item.from() == BoardItem.From.AREA)
                // Those of sectors are many; the others stand on top.
                .sorted(Comparator.comparing(BoardItem::bySector))
                .toList();
        var lines = new ArrayList<AreaLine>();
        for (var item : items) {
            lines.add(line(reading, code, item, "", locale));
            if (item.bySector()) {
                Dictionary.PROJECT_CATEGORY
                        .codes(locale)
                        .keySet()
                        .forEach(category -> lines.add(line(reading, code, item, category, locale)));
            }
        }
        return new AreaLines(
                Areas.text(code),
                areas.name(code, locale),
                lines,
                areaEntries.history(code).stream()
                        .map(entry -> new EntryShown(
                                entry.item().words().in(locale),
                                category(entry.category(), locale),
                                entry.value(),
                                entry.at(),
                                entry.by()))
                        .toList());
    }

    @OpenTo(Role.OFFICER)
    @PutMapping("/areas/{area}/entries")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fillInForArea(@PathVariable String area, @RequestBody NewEntry asked) {
        int code = own(area);
        var item = BoardQuery.item(asked.item());
        var category = asked.category() == null ? "" : asked.category().strip();
        if (item.from() != BoardItem.From.AREA
                || !category.isEmpty() && (!item.bySector() || !Dictionary.PROJECT_CATEGORY.has(category))) {
            throw Refusal.badRequest(
                    "NOT_OF_AN_AREA",
                    "“%s”不按行政区划填写；请打开项目的告示牌填写。".formatted(item.words().zh()),
                    "“%s” is not filled in for an area; open the board of the project."
                            .formatted(item.words().en()));
        }
        areaEntries.put(new AreaEntries.Key(code, item, category), value(item, asked.value()), currentUser.get());
    }

    @OpenTo({Role.OFFICER, Role.FIELD})
    @PostMapping("/{code}/postings")
    PostingMade post(
            @PathVariable String code,
            @RequestParam What what,
            @RequestParam LocalDate postedOn,
            @RequestParam String place,
            @RequestParam(defaultValue = "false") boolean keepPoint,
            @RequestParam MultipartFile photo)
            throws IOException {
        var project = find(code);
        if (postedOn.isAfter(areas.today()) || postedOn.isBefore(project.contractSignedOn())) {
            throw Refusal.badRequest(
                    "POSTED_ON_INVALID",
                    "张贴日期应在合同签订日 %s 和今天之间；请核对。".formatted(project.contractSignedOn()),
                    "The day it was put up must lie between the contract (%s) and today; check it."
                            .formatted(project.contractSignedOn()));
        }
        var where = line(place);
        if (where == null) {
            throw Refusal.badRequest(
                    "PLACE_NEEDED",
                    "没有保存：请写明张贴在工地的什么位置，如“生活区大门右侧”。",
                    "Nothing was kept: say where on the site it hangs, such as “right of the gate”.");
        }
        if (photo.getSize() > Photo.MOST_BYTES) {
            throw Photo.tooLarge();
        }
        return new PostingMade(postings.add(
                project.id(), what, postedOn, where, Photo.read(photo.getBytes()), keepPoint, currentUser.get()));
    }

    @OpenToReaders
    @GetMapping(path = "/{code}/postings/{id}/photo", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> photo(@PathVariable String code, @PathVariable long id) {
        return postings.photo(find(code).id(), id)
                .map(jpeg ->
                        ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(jpeg))
                .orElseThrow(BoardController::noPosting);
    }

    @OpenTo({Role.OFFICER, Role.FIELD})
    @PostMapping("/{code}/postings/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String code, @PathVariable long id, @RequestBody Why asked) {
        var project = find(code);
        var reason = asked.reason() == null ? "" : asked.reason().strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON
                || length > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "REASON_NEEDED",
                    "没有写明理由，不能撤销；请用一行 %d 至 %d 个字说明。".formatted(SHORTEST_REASON, LONGEST_REASON),
                    "This needs a reason; write one line of %d to %d characters."
                            .formatted(SHORTEST_REASON, LONGEST_REASON));
        }
        var posting = postings.of(project.id()).stream()
                .filter(found -> found.id() == id)
                .findFirst()
                .orElseThrow(BoardController::noPosting);
        if (posting.withdrawn() != null || !postings.withdraw(id, currentUser.get(), reason)) {
            throw Refusal.conflict(
                    "POSTING_WITHDRAWN", "这条张贴记录已经撤销；请刷新页面。", "This record was withdrawn before; reload the page.");
        }
    }

    private ProjectList.Filter filter(BoardQuery query) {
        var named = query.project();
        if (named != null && named.size() > BoardQuery.MOST_NAMED) {
            throw Refusal.badRequest(
                    "TOO_MANY_NAMED",
                    "一次最多点选 %d 个项目；更多的请用筛选条件选定。".formatted(BoardQuery.MOST_NAMED),
                    "At most %d projects can be named at once; choose more by a filter."
                            .formatted(BoardQuery.MOST_NAMED));
        }
        return query.projects(
                currentUser.get(),
                named == null
                        ? null
                        : named.stream()
                                .flatMap(code -> rows.find(code).stream())
                                .map(ProjectRef::id)
                                .toList());
    }

    private Line find(String code) {
        var user = currentUser.get();
        return projects.find(code, areas.today())
                .filter(found -> user.scope().holds(found.area()))
                .orElseThrow(() -> Refusal.notFound(
                        "PROJECT_UNKNOWN",
                        "没有找到项目“%s”，或它不在您的辖区内；请从项目列表打开。".formatted(code),
                        "There is no project “%s”, or it lies outside your area; open it from the list."
                                .formatted(code)));
    }

    /** An area of one's own scope, which alone may be filled in. */
    private int own(String text) {
        int code = BoardQuery.areaOf(text);
        if (!currentUser.get().scope().holds(code)) {
            throw Refusal.notFound(
                    "AREA_OUTSIDE",
                    "区划 %s 不在您的管辖范围内；请选择辖区内的区划。".formatted(text),
                    "Area %s lies outside your own; choose one within it.".formatted(text));
        }
        return code;
    }

    /** What was typed, in one line; nothing takes the line out. */
    private static @Nullable String value(BoardItem item, @Nullable String typed) {
        var value = line(typed);
        if (value != null
                && item.isTelephone()
                && value.chars().filter(Character::isDigit).count() < 3) {
            throw Refusal.badRequest(
                    "TELEPHONE_NEEDED",
                    "“%s”里没有电话号码，没有保存；请写上号码，可带单位名称。".formatted(item.words().zh()),
                    "There is no number to call in “%s”, and nothing was kept; write the number, with the office's name if you like."
                            .formatted(item.words().en()));
        }
        return value;
    }

    private static @Nullable String line(@Nullable String typed) {
        var line = typed == null ? "" : typed.strip();
        if (line.codePointCount(0, line.length()) > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest(
                    "LINE_TOO_LONG",
                    "没有保存：请写成一行，不超过 %d 个字，否则告示牌上印不下。".formatted(LONGEST),
                    "Nothing was kept: write one line of at most %d characters, or it does not fit the board."
                            .formatted(LONGEST));
        }
        return line.isEmpty() ? null : line;
    }

    private static Refusal noPosting() {
        return Refusal.notFound(
                "POSTING_UNKNOWN",
                "没有这条张贴记录；请从项目的告示牌页面打开。",
                "There is no such record; open it from the page of the board.");
    }

    private static void attach(HttpServletResponse response, String name, String type) {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private BoardLine line(BoardState state, Locale locale) {
        var project = state.board().project();
        return new BoardLine(
                project.code(),
                project.name(),
                areas.name(project.area(), locale),
                project.contractorName() == null ? project.contractorCorpCode() : project.contractorName(),
                state.missing().stream()
                        .map(item -> new Missing(
                                item, item.words().in(locale), item.article().in(locale)))
                        .toList(),
                state.boardHangs(),
                state.codeHangs());
    }

    private ItemShown item(Board board, BoardItem item, Locale locale) {
        var said = board.said().get(item);
        return new ItemShown(
                item,
                item.words().in(locale),
                item.group(),
                item.article().in(locale),
                item.from(),
                said == null ? null : said.text(),
                said == null ? null : said.from(),
                said == null || said.area() == null ? null : areas.name(said.area(), locale));
    }

    private AreaLine line(Boards.Reading reading, int area, BoardItem item, String category, Locale locale) {
        var said = reading.ofArea(area, item, category);
        return new AreaLine(
                item,
                item.words().in(locale),
                category,
                category(category, locale),
                said == null ? null : said.text(),
                said == null ? null : said.from(),
                said == null || said.area() == null || said.area() == area ? null : areas.name(said.area(), locale));
    }

    private static @Nullable String category(String category, Locale locale) {
        return category.isEmpty()
                ? null
                : Objects.requireNonNullElse(Dictionary.PROJECT_CATEGORY.title(category, locale), category);
    }

    private static PostingShown shown(Postings.Posting posting) {
        var withdrawn = posting.withdrawn();
        return new PostingShown(
                posting.id(),
                posting.what(),
                posting.postedOn(),
                posting.place(),
                posting.lng(),
                posting.lat(),
                posting.at(),
                posting.by(),
                withdrawn == null ? null : withdrawn.by(),
                withdrawn == null ? null : withdrawn.reason());
    }

    /** @param configured whether somebody has set it, or it is only the address of this request */
    record Address(String address, boolean configured) {}

    /** @param counts only with the first part */
    record BoardPart(
            List<BoardLine> items,
            @Nullable String next,
            @Nullable Counts counts,
            Address publicAddress) {}

    record Missing(BoardItem item, String title, String article) {}

    record BoardLine(
            String code,
            String name,
            String areaName,
            String contractor,
            List<Missing> missing,
            boolean boardHangs,
            boolean codeHangs) {}

    /**
     * @param link what the code opens
     * @param noticeBoardOn since when there is a board, as the project's package says
     */
    record BoardPage(
            String code,
            String name,
            String areaName,
            String link,
            @Nullable LocalDate noticeBoardOn,
            List<ItemShown> items,
            List<EntryShown> history,
            List<PostingShown> postings) {}

    /** @param area for which the value was filled in */
    record ItemShown(
            BoardItem item,
            String title,
            int group,
            String article,
            BoardItem.From filledInFor,
            @Nullable String value,
            @Nullable Source source,
            @Nullable String area) {}

    record EntryShown(
            String title,
            @Nullable String category,
            @Nullable String value,
            Instant at,
            String by) {}

    /** @param value nothing takes the line out */
    record NewEntry(
            @Nullable String item,
            @Nullable String category,
            @Nullable String value) {}

    record AreaLines(String code, String name, List<AreaLine> lines, List<EntryShown> history) {}

    /** @param from the area above that says so; nothing where it is this area's own */
    record AreaLine(
            BoardItem item,
            String title,
            String category,
            @Nullable String categoryName,
            @Nullable String value,
            @Nullable Source source,
            @Nullable String from) {}

    record PostingMade(long id) {}

    record PostingShown(
            long id,
            What what,
            LocalDate postedOn,
            String place,
            @Nullable BigDecimal lng,
            @Nullable BigDecimal lat,
            Instant at,
            String by,
            @Nullable String withdrawnBy,
            @Nullable String withdrawnFor) {}

    record Why(@Nullable String reason) {}
}
