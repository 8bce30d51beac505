package anxin.engine.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which letters are held to be about the same matter, and why. */
class LetterDuplicatesTests {

    private final LetterDuplicates duplicates = new LetterDuplicates();

    private List<Likeness> add(String id, String title, String body) {
        var letter = new Letter(id, "2024/3/1", title, body);
        return duplicates.add(letter, Letters.read(title, body));
    }

    @Test
    void mostOfTheMadeUpPairsAreFoundAndNoOthers() {
        var found = new ArrayList<Likeness>();
        var clusters = new HashMap<String, String>();
        for (var one : Letters.all()) {
            clusters.put(one.letter().id(), one.label("clusterId"));
            found.addAll(duplicates.add(one.letter(), one.read()));
        }
        assertThat(found)
                .allSatisfy(pair -> assertThat(clusters.get(pair.first())).isEqualTo(clusters.get(pair.second())))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theSameLetterToAnotherOfficeIsFoundByItsText() {
        var body = "我们在滨江花园项目做水电，包工头李大勇欠我们八个人工资九万六千元，从去年拖到今年。";
        add("a", "包工头欠薪", "市长您好：" + body);
        var pairs = add("b", "包工头欠薪", "尊敬的书记：" + body + "请为我们做主。");
        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.first()).isEqualTo("a");
            assertThat(traits(pair)).contains(Likeness.Trait.TEXT, Likeness.Trait.AMOUNT);
        });
    }

    @Test
    void anotherPersonsWordsAreFoundByDebtorSiteAndSum() {
        add("a", "讨薪", "瑞丰建筑劳务有限公司欠我们12个钢筋工工资15.6万元，我们在南湖安置房工地干了五个月。");
        var pairs = add("b", "替丈夫要工钱", "我老公去年在南湖安置房工地扎钢筋，瑞丰建筑劳务公司拖欠他们12个工人十五万六千元，过年都没给。");
        assertThat(pairs)
                .singleElement()
                .satisfies(pair -> assertThat(traits(pair)).contains(Likeness.Trait.AMOUNT, Likeness.Trait.PEOPLE));
    }

    @Test
    void traitsThatWerePackedAndUnpackedAreComparedAsBefore() {
        var a = new Letter("a", "2024/3/1", "讨薪", "瑞丰建筑劳务有限公司欠我们12个钢筋工工资15.6万元，我们在南湖安置房工地干了五个月。");
        var b = new Letter("b", "2024/3/2", "替丈夫要工钱", "我老公去年在南湖安置房工地扎钢筋，瑞丰建筑劳务公司拖欠他们12个工人十五万六千元，过年都没给。");
        var first = LetterTraits.of(a, Letters.read(a.title(), a.body()));
        var second = LetterTraits.of(b, Letters.read(b.title(), b.body()));
        var packed = PackedTraits.unpack("a", PackedTraits.pack(first));
        assertThat(packed.keys()).isEqualTo(first.keys());
        assertThat(Likeness.between(packed, second)).isEqualTo(Likeness.between(first, second));
    }

    @Test
    void otherMattersOfOneBigFirmStayApart() {
        add("a", "中远建工集团拖欠工资", "中远建工集团在城南学校项目拖欠我们9个架子工工资7.2万元。");
        assertThat(add("b", "中远建工集团拖欠工资", "中远建工集团在机场路项目欠二十多个民工工资三十八万元。")).isEmpty();
        assertThat(add("c", "中远建工集团工地扬尘", "中远建工集团的工地整天扬尘，路上全是泥，洒水车也不来。")).isEmpty();
    }

    @Test
    void aStoredLetterIsFoundAgainByItsKeysAndComparedWithWhatAnOfficerFound() {
        var first = new Letter("a", "2024/3/1", "欠薪", "瑞丰建筑劳务有限公司在南湖安置房工地欠我们工资没给。");
        var other = new Letter("b", "2024/3/5", "替丈夫要工钱", "我老公在工地做瓦工，工头说瑞丰建筑劳务公司没给钱，五万六千元工资没发。");
        var read = LetterTraits.of(other, Letters.read(other.title(), other.body()));
        var asRead = Letters.read(first.title(), first.body());
        var corrected = new ClueReading(
                asRead.kind(),
                Reading.known(1),
                Reading.known(new BigDecimal("56000.00")),
                asRead.monthsOwed(),
                asRead.debtor(),
                asRead.site(),
                asRead.area(),
                asRead.industry(),
                asRead.trade(),
                asRead.urgent(),
                asRead.pressing(),
                asRead.groupAction(),
                asRead.employmentForm());

        assertThat(LetterTraits.of(first, asRead).keys()).containsAnyElementsOf(read.keys());
        assertThat(traits(Likeness.between(LetterTraits.of(first, asRead), read)))
                .doesNotContain(Likeness.Trait.AMOUNT);
        assertThat(traits(Likeness.between(LetterTraits.of(first, corrected), read)))
                .contains(Likeness.Trait.AMOUNT);
    }

    @Test
    void aClusterIsNamedByItsFirstLetter() {
        var pairs = List.of(new Likeness("b", "c", 5, List.of()), new Likeness("a", "c", 5, List.of()));
        assertThat(LetterDuplicates.clusters(List.of("a", "b", "c", "d"), pairs))
                .containsExactly(
                        java.util.Map.entry("a", "a"),
                        java.util.Map.entry("b", "a"),
                        java.util.Map.entry("c", "a"),
                        java.util.Map.entry("d", "d"));
    }

    private static Set<Likeness.Trait> traits(Likeness pair) {
        return pair.reasons().stream().map(Likeness.Reason::trait).collect(Collectors.toSet());
    }
}
