package anxin.server.project;

import anxin.server.jurisdiction.AreasInUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts of projects for people to look through; withdrawn ones are invisible. */
@Component
public class ProjectList implements AreasInUse {

    private static final int MOST_FOUND = 1_000;

    // 在建, as the warning rules define it.
    private static final String RUNNING = """
            (p.start_date <= :today and (p.complete_date is null or p.complete_date > :today)
             and not coalesce(p.stopped_on <= :today
                     and (p.restarted_on is null or p.restarted_on > :today or p.restarted_on < p.stopped_on), false))
            """;

    private static final String COLUMNS = """
            select p.id, p.code, p.name, p.area, p.category, p.funding, p.contract_price_fen, p.start_date,
                   p.planned_complete_date, p.complete_date, p.stopped_on, p.restarted_on, p.contract_signed_on,
                   p.permit_on, p.registered_on, p.notice_board_on, p.payment_guarantee_on, p.pay_day,
                   p.deposit_exempt, p.address, p.contractor_corp_code, c.corp_name as contractor_name,
            """ + RUNNING + """
                   as running
              from project.project p
              left join project.corp c on c.corp_code = p.contractor_corp_code and not c.withdrawn
            """;

    private final JdbcClient jdbc;

    ProjectList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order a list is read in. */
    public enum Sort {
        CODE("p.code", "p.code", ">"),
        PRICE("p.contract_price_fen, p.id", "p.contract_price_fen desc, p.id desc", "<"),
        START("p.start_date, p.id", "p.start_date desc, p.id desc", "<");

        private final String key;
        private final String order;
        private final String after;

        Sort(String key, String order, String after) {
            this.key = key;
            this.order = order;
            this.after = after;
        }
    }

    /**
     * Which projects are asked for; what is null is not asked.
     *
     * @param ids only these, where something else chose them
     */
    public record Filter(
            int areaFrom,
            int areaTo,
            @Nullable String text,
            @Nullable String category,
            @Nullable Boolean running,
            @Nullable Collection<Integer> ids) {}

    /**
     * A project as lists and pages show it.
     *
     * @param area nine-digit division code
     * @param funding joined by semicolons
     */
    public record Line(
            int id,
            String code,
            String name,
            int area,
            String category,
            String funding,
            long contractPriceFen,
            LocalDate startDate,
            LocalDate plannedCompleteDate,
            @Nullable LocalDate completeDate,
            @Nullable LocalDate stoppedOn,
            @Nullable LocalDate restartedOn,
            LocalDate contractSignedOn,
            @Nullable LocalDate permitOn,
            @Nullable LocalDate registeredOn,
            @Nullable LocalDate noticeBoardOn,
            @Nullable LocalDate paymentGuaranteeOn,
            int payDay,
            boolean depositExempt,
            @Nullable String address,
            String contractorCorpCode,
            @Nullable String contractorName,
            boolean running) {}

    /** At most {@code limit} projects that follow {@code last} in the order; the first ones without it. */
    public List<Line> page(Filter filter, LocalDate today, Sort sort, @Nullable Line last, int limit) {
        var where = new Where(filter);
        if (last != null) {
            switch (sort) {
                case CODE -> where.add("p.code > :after", Map.of("after", last.code()));
                case PRICE -> where.after(sort, last.contractPriceFen(), last.id());
                case START -> where.after(sort, last.startDate(), last.id());
            }
        }
        return jdbc.sql(COLUMNS + where.sql() + " order by " + sort.order + " limit :limit")
                .params(where.parameters)
                .param("today", today)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    public Optional<Line> find(String code, LocalDate today) {
        return jdbc.sql(COLUMNS + " where p.code = :code and not p.withdrawn")
                .param("code", code)
                .param("today", today)
                .query(Line.class)
                .optional();
    }

    public Optional<Line> find(int id, LocalDate today) {
        return jdbc.sql(COLUMNS + " where p.id = :id and not p.withdrawn")
                .param("id", id)
                .param("today", today)
                .query(Line.class)
                .optional();
    }

    public long count(Filter filter, LocalDate today) {
        var where = new Where(filter);
        return jdbc.sql("select count(*) from project.project p" + where.sql())
                .params(where.parameters)
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** Ids of projects whose code begins with, or whose name holds, what was typed; the first thousand. */
    public List<Integer> search(String text, int areaFrom, int areaTo) {
        var where = new Where(new Filter(areaFrom, areaTo, text, null, null, null));
        return jdbc.sql("select p.id from project.project p" + where.sql() + " order by p.code limit " + MOST_FOUND)
                .params(where.parameters)
                .query(Integer.class)
                .list();
    }

    @Override
    public Set<Integer> areasWithProjects() {
        return new HashSet<>(jdbc.sql("select distinct area from project.project where not withdrawn")
                .query(Integer.class)
                .list());
    }

    private static final class Where {

        final List<String> conditions = new ArrayList<>(List.of("not p.withdrawn", "p.area between :from and :to"));
        final Map<String, Object> parameters = new HashMap<>();

        Where(Filter filter) {
            parameters.put("from", filter.areaFrom());
            parameters.put("to", filter.areaTo());
            var text = filter.text();
            if (text != null) {
                var typed = text.replaceAll("([\\\\%_])", "\\\\$1");
                add(
                        "(p.code like :starts or p.name ilike :holds)",
                        Map.of("starts", typed + "%", "holds", "%" + typed + "%"));
            }
            var category = filter.category();
            if (category != null) {
                add("p.category = :category", Map.of("category", category));
            }
            var running = filter.running();
            if (running != null) {
                add(running ? RUNNING : "not " + RUNNING, Map.of());
            }
            var ids = filter.ids();
            if (ids != null) {
                add("p.id = any(:ids)", Map.of("ids", ids.toArray(Integer[]::new)));
            }
        }

        void add(String condition, Map<String, ?> values) {
            conditions.add(condition);
            parameters.putAll(values);
        }

        void after(Sort sort, Object key, int id) {
            add("(" + sort.key + ") " + sort.after + " (:after, :afterId)", Map.of("after", key, "afterId", id));
        }

        String sql() {
            return " where " + String.join(" and ", conditions);
        }
    }
}
