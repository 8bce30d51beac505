package anxin.server.portal;

import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.portal.Postings.Posting;
import anxin.server.portal.Postings.What;
import anxin.server.project.Projects;
import anxin.server.words.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That a board or poster was seen hanging, with the hash of the photograph that shows it. */
@Component
class PostingEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final Postings postings;
    private final Projects projects;

    PostingEvidence(JdbcClient jdbc, Postings postings, Projects projects) {
        this.jdbc = jdbc;
        this.postings = postings;
        this.projects = projects;
    }

    @Override
    public String name() {
        return "posting";
    }

    @Override
    public Words title() {
        return new Words("张贴记录 portal.posting ", "portal.posting");
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select posting_id from portal.unsealed order by posting_id limit ?")
                .param(most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = find(ids);
        jdbc.sql("delete from portal.unsealed where posting_id = any(?)")
                .param((Object) found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        var found = postings.find(ids);
        Map<Integer, String> codes =
                projects.codes(found.stream().map(Posting::projectId).collect(Collectors.toSet()));
        return found.stream()
                .map(posting -> happening(posting, codes.getOrDefault(posting.projectId(), "")))
                .toList();
    }

    private static Happening happening(Posting posting, String project) {
        var about = new HashMap<String, @Nullable Object>(Map.of(
                "project", project,
                "what", posting.what().name(),
                "postedOn", posting.postedOn().toString(),
                "photo", HexFormat.of().formatHex(posting.photoHash())));
        var content = new HashMap<String, @Nullable Object>(about);
        content.put("place", posting.place());
        content.put("lng", posting.lng() == null ? null : posting.lng().toPlainString());
        content.put("lat", posting.lat() == null ? null : posting.lat().toPlainString());
        content.put("at", posting.at().toString());
        content.put("login", posting.login());
        content.put("by", posting.by());
        boolean board = posting.what() == What.BOARD;
        return new Happening(
                "NOTICE_POSTED",
                posting.id(),
                "posting/" + posting.id(),
                posting.postedOn(),
                posting.at(),
                about,
                content,
                false,
                new Words(
                        "项目 %s 的%s自 %s 起张贴，有照片".formatted(project, board ? "维权信息告示牌" : "海报", posting.postedOn()),
                        "The %s of project %s hangs since %s, with a photograph"
                                .formatted(board ? "rights notice board" : "poster", project, posting.postedOn())));
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select p.id from portal.posting p
                         where p.id > ? and not exists (select from portal.unsealed u where u.posting_id = p.id)
                         order by p.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from portal.unsealed")
                .query(Long.class)
                .single();
    }
}
