package anxin.server.clue.worker;

import anxin.engine.clue.TypedSum;
import anxin.engine.identity.IdentityNumber;
import anxin.server.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of fellow workers (工友名单) as people write it: a table with a head or without, or lines in which name, telephone,
 * identity number and sum stand in any order. What cannot be read is told line by line and loses nothing else.
 */
final class FellowList {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?![\\dXx])");
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?1\\d{2}[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");
    private static final Pattern BETWEEN = Pattern.compile("[\\t;；|｜、]+|,(?!\\d{3}(?:\\D|$))|，|\\s+");
    private static final Pattern ORDINAL = Pattern.compile("^\\s*\\d{1,4}\\s*[.、)）．:：]\\s*");

    private static final List<Map.Entry<String, Pattern>> HEADS = List.of(
            Map.entry("identity", Pattern.compile("身份证|证件号|证件号码")),
            Map.entry("phone", Pattern.compile("电话|手机|联系方式")),
            Map.entry("amount", Pattern.compile("金额|欠薪|工资|欠款|元")),
            Map.entry("name", Pattern.compile("姓名|名字|工人|人员")));

    private FellowList() {}

    /** @param problem what is doubtful; the line can be sent all the same once it was looked at */
    record Row(
            long line,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Long amountFen,
            @Nullable Words problem) {}

    /** A pasted text, or a text file. */
    static List<Row> ofText(String text, LocalDate today) {
        var cells = new ArrayList<List<String>>();
        text.lines()
                .forEach(line ->
                        cells.add(line.indexOf('\t') >= 0 ? Arrays.asList(line.split("\t", -1)) : List.of(line)));
        return ofCells(cells, today);
    }

    /** The cells of a sheet, line by line. */
    static List<Row> ofCells(List<List<String>> lines, LocalDate today) {
        var rows = new ArrayList<Row>();
        Map<String, Integer> head = Map.of();
        for (int i = 0; i < lines.size(); i++) {
            var cells = lines.get(i);
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (head.isEmpty() && rows.isEmpty()) {
                var split = cells.size() > 1
                        ? cells
                        : List.of(BETWEEN.split(cells.getFirst().strip()));
                head = head(split);
                if (!head.isEmpty()) {
                    continue;
                }
            }
            rows.add(
                    head.isEmpty()
                            ? ofLine(i + 1, String.join("\t", cells), today)
                            : ofHead(i + 1, cells, head, today));
        }
        return rows;
    }

    /** Which column is what; nothing if this line is no head. */
    private static Map<String, Integer> head(List<String> cells) {
        var found = new java.util.HashMap<String, Integer>();
        for (int i = 0; i < cells.size(); i++) {
            for (var head : HEADS) {
                if (head.getValue().matcher(cells.get(i)).find()
                        && !cells.get(i).matches(".*\\d.*")) {
                    found.putIfAbsent(head.getKey(), i);
                    break;
                }
            }
        }
        return found.containsKey("name") ? found : Map.of();
    }

    private static Row ofHead(long line, List<String> cells, Map<String, Integer> head, LocalDate today) {
        var split = cells.size() > 1
                ? cells
                : List.of(BETWEEN.split(cells.getFirst().strip()));
        var amount = cell(split, head.get("amount"));
        var fen = TypedSum.fen(amount);
        return checked(
                line,
                cell(split, head.get("name")),
                cell(split, head.get("phone")),
                cell(split, head.get("identity")),
                fen.isPresent() ? Long.valueOf(fen.getAsLong()) : null,
                amount,
                today);
    }

    private static String cell(List<String> cells, @Nullable Integer column) {
        return column == null || column >= cells.size() ? "" : cells.get(column).strip();
    }

    private static Row ofLine(long line, String typed, LocalDate today) {
        var rest = ORDINAL.matcher(typed).replaceFirst("");
        var number = NUMBER.matcher(rest);
        var identity = number.find() ? number.group() : "";
        rest = identity.isEmpty() ? rest : rest.replace(identity, "\t");
        var telephone = PHONE.matcher(rest);
        var phone = telephone.find() ? telephone.group() : "";
        rest = phone.isEmpty() ? rest : rest.replace(phone, "\t");
        @Nullable Long amount = null;
        var unread = "";
        var names = new ArrayList<String>();
        for (var word : BETWEEN.split(rest.strip())) {
            var plain = word.replaceAll("^(欠薪|欠|工资|金额|共|合计)[:：]?", "");
            var fen = TypedSum.fen(plain);
            if (fen.isPresent() && amount == null && !plain.isEmpty()) {
                amount = fen.getAsLong();
            } else if (word.matches(".*\\d.*")) {
                unread = word;
            } else if (!word.isBlank()) {
                names.add(word.replaceAll("^(姓名|电话|手机|身份证号?)[:：]?", ""));
            }
        }
        return checked(
                line,
                names.stream().filter(name -> !name.isBlank()).collect(Collectors.joining(" ")),
                phone,
                identity,
                amount,
                amount == null ? unread : "",
                today);
    }

    private static Row checked(
            long line,
            String name,
            String phone,
            String identity,
            @Nullable Long amount,
            String typedAmount,
            LocalDate today) {
        var number = identity.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        var problem = name.isEmpty()
                ? new Words("第 %d 行没有姓名；请补上。".formatted(line), "Line %d has no name; add it.".formatted(line))
                : !number.isEmpty() && IdentityNumber.check(number, today) != null
                        ? new Words(
                                "第 %d 行的身份证号不对；请核对，没有可以不填。".formatted(line),
                                "The identity number in line %d cannot be right; check it or leave it out."
                                        .formatted(line))
                        : amount == null
                                ? new Words(
                                        typedAmount.isBlank()
                                                ? "第 %d 行没有金额；不知道可以不填。".formatted(line)
                                                : "第 %d 行的金额“%s”看不懂；请写成 38000 或 3.8万。".formatted(line, typedAmount),
                                        typedAmount.isBlank()
                                                ? "Line %d has no sum; it may be left out.".formatted(line)
                                                : "The sum “%s” in line %d cannot be read; write 38000 or 3.8万."
                                                        .formatted(typedAmount, line))
                                : null;
        return new Row(line, empty(name), empty(phone.replaceAll("[- ]", "")), empty(number), amount, problem);
    }

    private static @Nullable String empty(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
