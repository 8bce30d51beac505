package anxin.engine.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One node of a pack's file. Each way to read it either gives the value or notes a fault and gives nothing, so that
 * reading goes on and all faults are found at once.
 */
record Piece(String file, Node node, Faults faults) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    Source source() {
        var mark = node.getStartMark().orElseThrow();
        if (node instanceof ScalarNode scalar) {
            return switch (scalar.getScalarStyle()) {
                case LITERAL, FOLDED -> new Source(file, mark.getLine() + 2, 1);
                case SINGLE_QUOTED, DOUBLE_QUOTED -> new Source(file, mark.getLine() + 1, mark.getColumn() + 2);
                default -> new Source(file, mark.getLine() + 1, mark.getColumn() + 1);
            };
        }
        return new Source(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    int line() {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }

    void fault(String zh, String en) {
        faults.add(file, line(), zh, en);
    }

    boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    Optional<Entries> mapping(String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(Entries.of(this, mapping));
        }
        fault("“" + what + "”应是键值对。", "'" + what + "' must be a mapping of keys and values.");
        return Optional.empty();
    }

    List<Piece> list(String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new Piece(file, item, faults))
                    .toList();
        }
        fault("“" + what + "”应是列表。", "'" + what + "' must be a list.");
        return List.of();
    }

    /** A text; numbers and the like must be quoted so that none passes through floating point. */
    @Nullable
    String text(String what) {
        if (!(node instanceof ScalarNode scalar)) {
            fault("“" + what + "”应是一段文字。", "'" + what + "' must be a text.");
            return null;
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            fault(
                    "“" + what + "”的 " + scalar.getValue() + " 要加引号，写成 \"" + scalar.getValue() + "\"，数值才不会经过浮点数。",
                    "'" + what + "': " + scalar.getValue() + " must be quoted, \"" + scalar.getValue()
                            + "\", so that no number passes through floating point.");
            return null;
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            fault(
                    "“" + what + "”应是一段文字，不能是 " + scalar.getValue() + "；如确是文字，请加引号。",
                    "'" + what + "' must be a text and not " + scalar.getValue() + "; quote it if it is one.");
            return null;
        }
        if (scalar.getValue().isBlank()) {
            fault("“" + what + "”是空的，请填写。", "'" + what + "' is empty; fill it in.");
            return null;
        }
        return scalar.getValue();
    }

    @Nullable
    BigDecimal number(String what) {
        var text = text(what);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            fault(
                    "“" + what + "”的“" + text + "”不是数，应写作 \"30\" 或 \"0.02\"。",
                    "'" + what + "': '" + text + "' is not a number; write \"30\" or \"0.02\".");
            return null;
        }
        return new BigDecimal(text);
    }

    @Nullable
    LocalDate date(String what) {
        var text = text(what);
        return text == null ? null : date(text, source(), faults);
    }

    static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    static @Nullable LocalDate date(String text, Source at, Faults faults) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            faults.add(
                    at,
                    "“" + text + "”不是存在的日期，应写作 2020-05-01 的样子。",
                    "'" + text + "' is no day that exists; write it like 2020-05-01.");
            return null;
        }
    }

    /** A whole number, which may stand without quotes. */
    @Nullable
    Integer whole(String what) {
        if (node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getTag().equals(Tag.INT)) {
            try {
                return Integer.parseInt(scalar.getValue());
            } catch (NumberFormatException tooLarge) {
                // told below
            }
        }
        fault("“" + what + "”应是整数。", "'" + what + "' must be a whole number.");
        return null;
    }

    @Nullable
    Boolean flag(String what) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return scalar.getValue().equals("true");
        }
        fault("“" + what + "”应是 true 或 false。", "'" + what + "' must be true or false.");
        return null;
    }

    /** One of a fixed list of words. */
    <T> @Nullable T oneOf(String what, Function<String, Optional<T>> known, List<String> words) {
        var text = text(what);
        if (text == null) {
            return null;
        }
        var found = known.apply(text);
        if (found.isEmpty()) {
            fault(
                    "“" + what + "”没有“" + text + "”这一项，可用：" + String.join("、", words) + "。",
                    "'" + what + "' knows no '" + text + "'; it may be: " + String.join(", ", words) + ".");
        }
        return found.orElse(null);
    }
}
