package anxin.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    /** The strings of RFC 8785, section 3.2.3, in its order of keys, without the numbers. */
    @Test
    void keysStandInTheOrderOfTheirUtf16Units() {
        var map = new LinkedHashMap<String, Object>();
        map.put("\u20ac", "Euro Sign");
        map.put("\r", "Carriage Return");
        map.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        map.put("1", "One");
        map.put("\ud83d\ude00", "Emoji: Grinning Face");
        map.put("\u0080", "Control");
        map.put("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.text(map))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void textIsEscapedAsLittleAsMayBe() {
        assertThat(CanonicalJson.text("工资 \"1\" \\ / \n\u000f")).isEqualTo("\"工资 \\\"1\\\" \\\\ / \\n\\u000f\"");
        assertThat(CanonicalJson.text(List.of(1, 2L, true, Map.of()))).isEqualTo("[1,2,true,{}]");
    }

    @Test
    void fractionsHaveNoPlaceInIt() {
        assertThatThrownBy(() -> CanonicalJson.text(0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
