package anxin.server.clue.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.clue.ClueReader;
import anxin.engine.clue.Letter;
import anxin.engine.clue.LetterTraits;
import anxin.engine.clue.PackedTraits;
import anxin.server.secrecy.SecretBox;
import anxin.server.testing.ServerTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Measures how long it takes to find the clues of one matter among a million made-up ones, beside a search by trigrams over
 * the same plain texts in the same database. No test by its name: {@code -Dtest=DuplicateIndexMeasure -Dclues=1000000}.
 */
@ServerTest
class DuplicateIndexMeasure {

    private static final int TEMPLATES = 20_000;
    private static final int ASKED = 300;
    private static final int PART = 20_000;

    private static final List<String> FIRMS =
            List.of("瑞丰", "宏达", "金城", "远航", "华泰", "鼎盛", "安顺", "嘉和", "新源", "广厦", "泰和", "建兴");
    private static final List<String> KINDS = List.of("建筑劳务有限公司", "建设工程有限公司", "装饰工程有限公司", "服装有限公司", "物业服务有限公司");
    private static final List<String> SITES = List.of("安置房", "小学", "医院", "厂房", "产业园", "花园", "大桥", "污水处理厂");
    private static final List<String> TRADES = List.of("木工", "钢筋工", "瓦工", "架子工", "水电工", "保洁", "缝纫工", "焊工");
    private static final List<String> ENDS =
            List.of("老板电话不接，工人家里等着用钱。", "过年都没回家，孩子上学要交学费。", "找过项目部三次，每次都说下周。", "监理也知道这件事，就是没人管。", "手里有考勤表和欠条。");

    private final Random random = new Random(20261121);

    @Autowired
    private DuplicateIndex index;

    @Autowired
    private MatchKeys keys;

    @Autowired
    private SecretBox box;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private final List<LetterTraits> templates = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    @Test
    void measure() throws Exception {
        int clues = Integer.getInteger("clues", 1_000_000);
        var reader = new ClueReader();
        for (int i = 0; i < TEMPLATES; i++) {
            var text = text();
            texts.add(text);
            templates.add(
                    LetterTraits.of(new Letter("" + i, "2026-03-02", "", text), reader.read("", text, "2026-03-02")));
        }
        fill(clues);

        var asked =
                IntStream.range(0, ASKED).map(_ -> 1 + random.nextInt(clues)).toArray();
        var ours = times(asked, id -> assertThat(index.like(compared(id))).isNotNull());
        var found = Arrays.stream(asked)
                .filter(id -> !index.like(compared(id)).isEmpty())
                .count();
        jdbc.sql("set pg_trgm.similarity_threshold = 0.3").update();
        var trigrams = times(
                Arrays.copyOf(asked, 30),
                id -> jdbc.sql(
                                "select id from measured.letter where text % ? order by similarity(text, ?) desc limit 60")
                        .params(texts.get(id % TEMPLATES), texts.get(id % TEMPLATES))
                        .query(Long.class)
                        .list());
        System.out.printf(
                "MEASURED %,d clues, %,d keys: lookup median %.1f ms, p95 %.1f ms, slowest %.1f ms (%d asked, %d with somebody alike); pg_trgm median %.0f ms, p95 %.0f ms%n",
                clues,
                jdbc.sql("select reltuples::bigint from pg_class where oid = 'clue.match_key'::regclass")
                        .query(Long.class)
                        .single(),
                at(ours, 0.5),
                at(ours, 0.95),
                at(ours, 1),
                ASKED,
                found,
                at(trigrams, 0.5),
                at(trigrams, 0.95));
        assertThat(at(ours, 0.95)).isLessThan(50);
    }

    private static double at(double[] times, double share) {
        return times[Math.clamp((long) Math.ceil(times.length * share) - 1, 0, times.length - 1)];
    }

    private static double[] times(int[] asked, IntConsumer ask) {
        for (int i = 0; i < Math.min(20, asked.length); i++) {
            ask.accept(asked[i]);
        }
        return Arrays.stream(asked)
                .mapToDouble(id -> {
                    long begun = System.nanoTime();
                    ask.accept(id);
                    return (System.nanoTime() - begun) / 1e6;
                })
                .sorted()
                .toArray();
    }

    private String text() {
        return "我们在%s%s项目做%s，%s%s拖欠我们%d个人工资共%d元，从去年%d月拖到现在。%s%s"
                .formatted(
                        one(FIRMS) + random.nextInt(500),
                        one(SITES),
                        one(TRADES),
                        one(FIRMS) + (char) ('一' + random.nextInt(2000)),
                        one(KINDS),
                        1 + random.nextInt(60),
                        1_000 * (1 + random.nextInt(900)),
                        1 + random.nextInt(12),
                        one(ENDS),
                        one(ENDS));
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** A clue as others of its template tell it: with its own sum and number of people. */
    private Compared compared(int id) {
        var base = templates.get(id % TEMPLATES);
        var own = new Random(id);
        var traits = new LetterTraits(
                "" + id,
                base.kind(),
                base.sent(),
                base.text(),
                base.topic(),
                base.debtor(),
                base.site(),
                base.names(),
                base.places(),
                BigDecimal.valueOf(1_000L * (1 + own.nextInt(900))),
                1 + own.nextInt(60),
                base.months());
        return new Compared(
                id, traits, own.nextInt(4) == 0 ? 1 + own.nextInt(5_000) : 0, "", Set.of("p" + own.nextInt(2_000_000)));
    }

    private void fill(int clues) throws SQLException, IOException {
        jdbc.sql("alter table clue.clue disable trigger user").update();
        jdbc.sql("""
                        insert into clue.clue (id, number, channel, channel_kind, received_at, received_on, area, project_id, mode, master_id,
                                               first_org, first_gap)
                        overriding system value
                        select n, 'M-' || n, 'own-page', 'OWN_PAGE', now(), current_date, 500101000, null, 'NAMED', n, 0, true
                          from generate_series(1, ?) n
                        """).param(clues).update();
        jdbc.sql("alter table clue.match_key drop constraint match_key_pkey, drop constraint match_key_clue_id_fkey")
                .update();
        jdbc.sql("drop index clue.match_key_clue_id_idx").update();
        jdbc.sql("create schema measured").update();
        jdbc.sql("create table measured.letter (id bigint, text text)").update();
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int from = 1; from <= clues; from += PART) {
                fill(copy, from, Math.min(clues, from + PART - 1));
            }
            prepare(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("alter table clue.match_key add primary key (key, clue_id)");
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("create index on measured.letter using gin (text gin_trgm_ops)");
            statement.execute("vacuum analyze clue.match_key");
            statement.execute("analyze clue.traits, clue.clue, measured.letter");
        }
    }

    private void fill(CopyManager copy, int from, int to) throws SQLException, IOException {
        var lines = IntStream.rangeClosed(from, to)
                .parallel()
                .mapToObj(id -> {
                    var clue = compared(id);
                    var keysOfIt = new StringBuilder();
                    keys.all(clue)
                            .forEach(key ->
                                    keysOfIt.append(key).append('\t').append(id).append('\n'));
                    return new String[] {
                        keysOfIt.toString(),
                        id + "\t\\\\x"
                                + HexFormat.of()
                                        .formatHex(
                                                box.encrypt("clue.traits.traits", id, PackedTraits.pack(clue.traits())))
                                + "\n",
                        id + "\t" + texts.get(id % TEMPLATES) + "\n"
                    };
                })
                .toList();
        send(copy, "clue.match_key (key, clue_id)", lines, 0);
        send(copy, "clue.traits (id, traits)", lines, 1);
        send(copy, "measured.letter (id, text)", lines, 2);
    }

    private static void send(CopyManager copy, String table, List<String[]> lines, int part)
            throws SQLException, IOException {
        var in = copy.copyIn("copy %s from stdin".formatted(table));
        for (var line : lines) {
            var bytes = line[part].getBytes(StandardCharsets.UTF_8);
            in.writeToCopy(bytes, 0, bytes.length);
        }
        in.endCopy();
    }
}
