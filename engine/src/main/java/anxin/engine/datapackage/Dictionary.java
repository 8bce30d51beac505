package anxin.engine.datapackage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A list of codes of the national data standard (建办市〔2018〕81号) or of the data package itself. */
public enum Dictionary {
    /** 项目分类. */
    PROJECT_CATEGORY,
    /** 参建单位类型. */
    PARTICIPANT_TYPE,
    /** 工种. */
    TRADE,
    /** 通行方式. */
    PASS_MODE,
    /** 银行代码. */
    BANK,
    /** 行业. */
    INDUSTRY,
    /** 资金来源. */
    FUNDING,
    /** 工资计量单位. */
    WAGE_UNIT,
    /** 进出方向. */
    GATE_DIRECTION,
    /** 发放渠道. */
    CHANNEL,
    /** 收支方向. */
    ENTRY_DIRECTION,
    /** 用途. */
    PURPOSE,
    /** 保证金事项. */
    DEPOSIT_KIND,
    /** 保证金形式. */
    DEPOSIT_FORM;

    private record Title(String chinese, String english) {}

    private static final Map<Dictionary, SequencedMap<String, Title>> TITLES = load();

    /** Whether the code is in this list. */
    public boolean has(String code) {
        return titles().containsKey(code);
    }

    /** What a code means, if it is in this list. */
    public @Nullable String title(String code, Locale locale) {
        Title title = titles().get(code);
        return title == null ? null : locale.getLanguage().equals("en") ? title.english() : title.chinese();
    }

    /** The codes in the order of the list, with what they mean. */
    public SequencedMap<String, String> codes(Locale locale) {
        var codes = new LinkedHashMap<String, String>();
        titles().keySet().forEach(code -> codes.put(code, Objects.requireNonNull(title(code, locale))));
        return Collections.unmodifiableSequencedMap(codes);
    }

    /** The code that a text most likely means: by its Chinese words, by letters of another case, or with zeros lost. */
    @Nullable
    String meant(String text) {
        for (var entry : titles().entrySet()) {
            String code = entry.getKey();
            if (code.equalsIgnoreCase(text) || entry.getValue().chinese().equals(text) || isPaddedFrom(code, text)) {
                return code;
            }
        }
        return null;
    }

    /** A number of a sheet as a code: sheets drop leading zeros. */
    String padded(String number) {
        for (String code : titles().keySet()) {
            if (isPaddedFrom(code, number)) {
                return code;
            }
        }
        return number;
    }

    private static boolean isPaddedFrom(String code, String number) {
        int zeros = code.length() - number.length();
        return zeros > 0 && !number.isEmpty() && code.equals("0".repeat(zeros) + number);
    }

    private SequencedMap<String, Title> titles() {
        return Objects.requireNonNull(TITLES.get(this));
    }

    private static Map<Dictionary, SequencedMap<String, Title>> load() {
        var titles = new EnumMap<Dictionary, SequencedMap<String, Title>>(Dictionary.class);
        try (var in = Objects.requireNonNull(Dictionary.class.getResourceAsStream("dictionaries.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(
                            cells -> titles.computeIfAbsent(Dictionary.valueOf(cells[0]), none -> new LinkedHashMap<>())
                                    .put(cells[1], new Title(cells[2], cells[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }
}
