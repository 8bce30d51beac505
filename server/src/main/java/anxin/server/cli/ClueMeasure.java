package anxin.server.cli;

import anxin.engine.clue.Matter;
import anxin.server.words.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What was read from letters, held against what people read from them. */
final class ClueMeasure {

    static final List<String> FIELDS = List.of(
            "kind",
            "headcount",
            "amountYuan",
            "monthsOwed",
            "debtor",
            "site",
            "industry",
            "urgent",
            "groupAction",
            "employmentForm");

    /** Vague numbers (十多人) have no one right value. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.1");

    private ClueMeasure() {}

    static List<Words> of(Path labels, @Nullable Path read, @Nullable Path clusters) throws IOException {
        var lines = new ArrayList<Words>();
        if (read != null) {
            var truth = table(new Letters(labels, Letters.ID, "kind"), FIELDS);
            var answers = table(new Letters(read, Letters.ID, "kind"), FIELDS);
            answers.keySet().retainAll(truth.keySet());
            lines.add(new Words(
                    "标注 %,d 封，其中读过 %,d 封".formatted(truth.size(), answers.size()),
                    "%,d labelled letters, %,d of them read".formatted(truth.size(), answers.size())));
            kinds(truth, answers, lines);
            for (var field : FIELDS.subList(1, FIELDS.size())) {
                lines.add(field(field, truth, answers));
            }
        }
        if (clusters != null) {
            lines.add(pairs(
                    table(new Letters(labels, Letters.ID, "clusterId"), List.of("clusterId")),
                    table(new Letters(clusters, Letters.ID, "clusterId"), List.of("clusterId"))));
        }
        return lines;
    }

    private static Map<String, Map<String, String>> table(Letters file, List<String> fields) throws IOException {
        var rows = new TreeMap<String, Map<String, String>>();
        file.rows(row -> {
            var cells = new HashMap<String, String>();
            fields.forEach(field -> cells.put(field, row.get(field).strip()));
            rows.put(row.get(Letters.ID), cells);
        });
        return rows;
    }

    private static String cell(Map<String, Map<String, String>> rows, String id, String field) {
        return rows.getOrDefault(id, Map.of()).getOrDefault(field, "");
    }

    private static void kinds(
            Map<String, Map<String, String>> truth, Map<String, Map<String, String>> answers, List<Words> lines) {
        for (var kind : Matter.values()) {
            int hit = 0;
            int wrong = 0;
            int missed = 0;
            for (var id : truth.keySet()) {
                boolean is = cell(truth, id, "kind").equals(kind.name());
                boolean said = cell(answers, id, "kind").equals(kind.name());
                hit += is && said ? 1 : 0;
                wrong += !is && said ? 1 : 0;
                missed += is && !said ? 1 : 0;
            }
            lines.add(scored(kind.name(), hit, wrong, missed));
        }
    }

    private static Words scored(String what, int hit, int wrong, int missed) {
        double precision = hit + wrong == 0 ? 0 : (double) hit / (hit + wrong);
        double recall = hit + missed == 0 ? 0 : (double) hit / (hit + missed);
        double f1 = hit == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new Words(
                "%-20s 精确率 %.2f  召回率 %.2f  F1 %.2f  （对 %d，多 %d，漏 %d）"
                        .formatted(what, precision, recall, f1, hit, wrong, missed),
                "%-20s precision %.2f  recall %.2f  F1 %.2f  (right %d, too many %d, missed %d)"
                        .formatted(what, precision, recall, f1, hit, wrong, missed));
    }

    private static Words field(
            String field, Map<String, Map<String, String>> truth, Map<String, Map<String, String>> answers) {
        var same = same(field);
        int stated = 0;
        int right = 0;
        int silent = 0;
        int invented = 0;
        for (var id : truth.keySet()) {
            var label = cell(truth, id, field);
            var answer = cell(answers, id, field);
            if (label.isEmpty()) {
                invented += answer.isEmpty() ? 0 : 1;
            } else {
                stated++;
                right += !answer.isEmpty() && same.test(label, answer) ? 1 : 0;
                silent += answer.isEmpty() ? 1 : 0;
            }
        }
        double share = stated == 0 ? 0 : (double) right / stated;
        return new Words(
                "%-20s 正确 %.2f  （%d / %d；未读出 %d；无标注而读出 %d）".formatted(field, share, right, stated, silent, invented),
                "%-20s right %.2f  (%d of %d; nothing read %d; read where there is no label %d)"
                        .formatted(field, share, right, stated, silent, invented));
    }

    private static BiPredicate<String, String> same(String field) {
        return switch (field) {
            case "headcount", "amountYuan", "monthsOwed" -> ClueMeasure::near;
            case "debtor", "site" -> (label, answer) -> label.contains(answer) || answer.contains(label);
            default -> String::equals;
        };
    }

    private static boolean near(String label, String answer) {
        try {
            var right = new BigDecimal(label);
            return right.subtract(new BigDecimal(answer))
                            .abs()
                            .compareTo(right.abs().multiply(TOLERANCE))
                    <= 0;
        } catch (NumberFormatException noNumber) {
            return label.equals(answer);
        }
    }

    private static Words pairs(Map<String, Map<String, String>> truth, Map<String, Map<String, String>> answers) {
        int hit = 0;
        int wrong = 0;
        int missed = 0;
        var ids = List.copyOf(truth.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                boolean is = together(truth, ids.get(i), ids.get(j));
                boolean said = together(answers, ids.get(i), ids.get(j));
                hit += is && said ? 1 : 0;
                wrong += !is && said ? 1 : 0;
                missed += is && !said ? 1 : 0;
            }
        }
        return scored("pairs", hit, wrong, missed);
    }

    private static boolean together(Map<String, Map<String, String>> rows, String a, String b) {
        var cluster = cell(rows, a, "clusterId");
        return !cluster.isEmpty() && cluster.equals(cell(rows, b, "clusterId"));
    }
}
