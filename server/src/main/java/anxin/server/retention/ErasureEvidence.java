package anxin.server.retention;

import anxin.server.evidence.EvidenceSource;
import anxin.server.evidence.Happening;
import anxin.server.fund.FundErasure;
import anxin.server.project.ProjectErasure;
import anxin.server.retention.ErasureStore.Erasure;
import anxin.server.wage.PersonErasure;
import anxin.server.words.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every erasure (按规定删除) by its rule and counts; nothing in it says who was erased. */
@Component
class ErasureEvidence implements EvidenceSource {

    private final JdbcClient jdbc;
    private final ErasureStore store;
    private final PersonErasure persons;
    private final FundErasure funds;
    private final ProjectErasure projects;

    ErasureEvidence(
            JdbcClient jdbc, ErasureStore store, PersonErasure persons, FundErasure funds, ProjectErasure projects) {
        this.jdbc = jdbc;
        this.store = store;
        this.persons = persons;
        this.funds = funds;
        this.projects = projects;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public Words title() {
        return new Words("个人信息删除记录 retention.erasure ", "retention.erasure");
    }

    static String subject(long erasure) {
        return "erasure/" + erasure;
    }

    @Override
    public List<Happening> take(int most) {
        var ids = jdbc.sql("select erasure_id from retention.unsealed order by erasure_id limit ?")
                .param(most)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = find(ids);
        jdbc.sql("delete from retention.unsealed where erasure_id = any(?)")
                .param((Object) found.stream().map(Happening::id).toArray(Long[]::new))
                .update();
        return found;
    }

    @Override
    public List<Happening> find(Collection<Long> ids) {
        return store.find(ids).stream().map(ErasureEvidence::happening).toList();
    }

    private static Happening happening(Erasure erasure) {
        var counts = erasure.counts();
        var about = new HashMap<String, @Nullable Object>(Map.of(
                "project", erasure.projectCode(),
                "rule", erasure.parameter(),
                "basis", erasure.basis(),
                "months", erasure.months(),
                "countedFrom", erasure.countedFrom().toString(),
                "persons", counts.persons(),
                "numbers", counts.numbers(),
                "names", counts.names(),
                "contacts", counts.contacts(),
                "packages", counts.packages()));
        var content = new HashMap<String, @Nullable Object>(about);
        content.put("projectName", erasure.projectName());
        content.put("area", erasure.area());
        content.put("org", erasure.orgId());
        content.put("at", erasure.at().toString());
        content.put("login", erasure.login());
        content.put("by", erasure.by());
        content.put("reason", erasure.reason());
        content.put("completedOn", erasure.completedOn().toString());
        content.put(
                "settledOn",
                erasure.settledOn() == null ? null : erasure.settledOn().toString());
        return new Happening(
                "PERSONAL_DATA_ERASED",
                erasure.id(),
                subject(erasure.id()),
                erasure.day(),
                erasure.at(),
                about,
                content,
                false,
                new Words(
                        "项目 %s 的个人信息于 %s 按规定删除，共 %d 人"
                                .formatted(erasure.projectCode(), erasure.day(), counts.persons()),
                        "The personal data of project %s were erased by rule on %s, of %d persons"
                                .formatted(erasure.projectCode(), erasure.day(), counts.persons())));
    }

    @Override
    public List<Long> sealedAfter(long id, int most) {
        return jdbc.sql("""
                        select e.id from retention.erasure e
                         where e.id > ? and not exists (select from retention.unsealed u where u.erasure_id = e.id)
                         order by e.id limit ?
                        """).params(id, most).query(Long.class).list();
    }

    @Override
    public long outstanding() {
        return jdbc.sql("select count(*) from retention.unsealed")
                .query(Long.class)
                .single();
    }

    /** Nobody may have been erased without a record of it, and nobody on record may be there again. */
    @Override
    public void inspect(Consumer<Words> fault) {
        if (!projects.erased().equals(new HashSet<>(store.projects()))) {
            fault.accept(new Words(
                    "标为已删除个人信息的项目与删除记录不一致。", "The projects called erased are not those of the erasures on record."));
        }
        var total = store.total();
        compare(fault, "人员", "persons", persons.erased(), total.persons());
        compare(fault, "银行账号", "bank numbers", funds.erasedNumbers(), total.numbers());
        compare(fault, "对方户名", "names of the other side", funds.erasedNames(), total.names());
        compare(fault, "企业联系人", "contacts of companies", projects.erasedContacts(), total.contacts());
    }

    private static void compare(Consumer<Words> fault, String zh, String en, long there, int recorded) {
        if (there != recorded) {
            fault.accept(new Words(
                    "已删除的%s有 %d 个，删除记录合计 %d 个：有的是绕过系统删除或恢复的。".formatted(zh, there, recorded),
                    "%d %s are erased, but the erasures on record come to %d: some were erased or brought back past the system."
                            .formatted(there, en, recorded)));
        }
    }
}
