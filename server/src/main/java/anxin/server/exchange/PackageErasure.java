package anxin.server.exchange;

import anxin.server.project.ProjectErasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases kept packages (数据包) with the rows rejected from them, once the personal data of every project they name are
 * erased. Rows first, in a transaction of the application; files after it, as often as need be.
 */
@Component
public class PackageErasure {

    private final JdbcClient jdbc;
    private final PackageStore packages;
    private final ProjectErasure projects;

    PackageErasure(JdbcClient jdbc, PackageStore packages, ProjectErasure projects) {
        this.jdbc = jdbc;
        this.packages = packages;
        this.projects = projects;
    }

    /** Keeps imports out until the running transaction ends; answers whether that could be, for one may be running. */
    public boolean keepImportsOut() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(ImportWorker.LOCK)
                .query(Boolean.class)
                .single();
    }

    private record Named(long id, Set<String> projects) {}

    /** Gives the packages that name this project up, unless they name one that is kept; answers how many imports that were. */
    public int erase(String projectCode, long erasure) {
        return giveUp(naming("projects @> array[:code]::text[]", projectCode), erasure);
    }

    private int giveUp(List<Named> candidates, long erasure) {
        var kept = kept(candidates);
        var ids = candidates.stream()
                .filter(candidate -> candidate.projects().stream().noneMatch(kept::contains))
                .map(Named::id)
                .toArray(Long[]::new);
        if (ids.length > 0) {
            jdbc.sql("update exchange.import set erased_by = ? where id = any(?)")
                    .params(erasure, ids)
                    .update();
            jdbc.sql("update exchange.rejection set value = null, zh = null, en = null where import_id = any(?)")
                    .param(ids)
                    .update();
        }
        return ids.length;
    }

    /** Gives up what was handed in, or read to its end, only after its projects were erased. */
    public int eraseLateOnes() {
        int count = 0;
        for (var candidate : naming("projects <> '{}'", "")) {
            var erasures = projects.erasures(candidate.projects());
            if (!erasures.isEmpty()) {
                count += giveUp(
                        List.of(candidate),
                        erasures.values().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElseThrow());
            }
        }
        return count;
    }

    /** Removes the files of packages that were given up; what a crash has left is removed the next time. */
    public void removeFiles() {
        record Gone(long id, String keptAs, boolean last) {}
        jdbc.sql("""
                        select i.id, i.kept_as,
                               not exists (select from exchange.import o
                                            where o.kept_as = i.kept_as and o.erased_by is null) as last
                          from exchange.import i where i.erased_by is not null and not i.files_gone order by i.id
                        """).query(Gone.class).list().forEach(gone -> {
            try {
                packages.remove(gone.keptAs(), gone.id(), gone.last());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (gone.last()) {
                jdbc.sql("update exchange.import set files_gone = true where kept_as = ? and erased_by is not null")
                        .param(gone.keptAs())
                        .update();
            }
        });
    }

    /** The imports whose packages went with an erasure. */
    public List<Long> erasedWith(long erasure) {
        return jdbc.sql("select id from exchange.import where erased_by = ? order by id")
                .param(erasure)
                .query(Long.class)
                .list();
    }

    /** The imports whose packages name this project and stay, because they name others that are kept. */
    public List<Long> stillNaming(String projectCode) {
        return naming("projects @> array[:code]::text[]", projectCode).stream()
                .map(Named::id)
                .toList();
    }

    /** Imports called erased that name a project which is kept. */
    List<Long> wronglyErased() {
        var erased = jdbc.sql(
                        "select id, coalesce(projects, '{}') as projects from exchange.import where erased_by is not null")
                .query(PackageErasure::named)
                .list();
        var kept = kept(erased);
        return erased.stream()
                .filter(one ->
                        one.projects().isEmpty() || one.projects().stream().anyMatch(kept::contains))
                .map(Named::id)
                .toList();
    }

    private Set<String> kept(List<Named> packages) {
        return projects.kept(
                packages.stream().flatMap(one -> one.projects().stream()).collect(Collectors.toSet()));
    }

    private List<Named> naming(String condition, String code) {
        return jdbc.sql("""
                        select id, projects from exchange.import
                         where erased_by is null and state in ('DONE', 'FAILED', 'CANCELLED') and %s
                         order by id
                        """.formatted(condition))
                .param("code", code)
                .query(PackageErasure::named)
                .list();
    }

    private static Named named(ResultSet row, int number) throws SQLException {
        Array codes = row.getArray("projects");
        return new Named(row.getLong("id"), new HashSet<>(List.of((String[]) codes.getArray())));
    }
}
