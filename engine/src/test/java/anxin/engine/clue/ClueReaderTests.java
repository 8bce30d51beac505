package anxin.engine.clue;

import static anxin.engine.clue.Letters.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from letters made up in the manner of real ones. */
class ClueReaderTests {

    static List<Letters.Labelled> all() {
        return Letters.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyAnswerNamesItsWordsInTheLetterAsItCame(Letters.Labelled labelled) {
        var letter = labelled.letter();
        var text = letter.title() + "\n" + letter.body();
        var reading = labelled.read();
        var fields = List.<Reading<?>>of(
                reading.kind(),
                reading.headcount(),
                reading.amountYuan(),
                reading.monthsOwed(),
                reading.debtor(),
                reading.site(),
                reading.area(),
                reading.industry(),
                reading.urgent(),
                reading.groupAction());

        assertThat(fields).allSatisfy(field -> {
            assertThat(field.confidence()).isBetween(0.0, 1.0);
            assertThat(field.from())
                    .allSatisfy(passage -> assertThat(text.substring(passage.start(), passage.end()))
                            .isEqualTo(passage.words()));
        });
        assertThat(List.of(reading.headcount(), reading.amountYuan(), reading.debtor()))
                .filteredOn(field -> field.value() != null)
                .allSatisfy(field -> assertThat(field.from()).isNotEmpty());
    }

    @Test
    void wageArrearsAreToldFromTheRest() {
        long right = all().stream()
                .filter(one ->
                        Objects.equals(one.label("kind"), "" + one.read().kind().value()))
                .count();
        assertThat(right).isGreaterThanOrEqualTo(46);
    }

    @Test
    void whatIsOwedToHowManyForHowLongByWhomIsRead() {
        assertThat(share("amountYuan", ClueReading::amountYuan)).isGreaterThanOrEqualTo(0.9);
        assertThat(share("headcount", ClueReading::headcount)).isGreaterThanOrEqualTo(0.9);
        assertThat(share("monthsOwed", ClueReading::monthsOwed)).isGreaterThanOrEqualTo(0.9);
        assertThat(share("debtor", ClueReading::debtor)).isGreaterThanOrEqualTo(0.85);
        assertThat(share("urgent", ClueReading::urgent)).isGreaterThanOrEqualTo(0.9);
        assertThat(share("groupAction", ClueReading::groupAction)).isGreaterThanOrEqualTo(0.9);
    }

    private static double share(String column, Function<ClueReading, Reading<?>> field) {
        var stated = all().stream().filter(one -> !one.label(column).isEmpty()).toList();
        long right = stated.stream()
                .filter(one -> agree(one.label(column), field.apply(one.read()).value()))
                .count();
        return (double) right / stated.size();
    }

    private static boolean agree(String label, Object value) {
        return switch (value) {
            case null -> false;
            case BigDecimal number -> new BigDecimal(label).compareTo(number) == 0;
            case Boolean yes -> label.equals(yes ? "1" : "0");
            default -> label.contains(value.toString()) || value.toString().contains(label);
        };
    }

    @Test
    void theOwedRestGoesBeforeTheContractPriceAndWhatWasPaid() {
        var reading = read("投诉拖欠民工工资", "合同价一百二十万，民工工资共9万元，老板先给了2万，还欠7万元，他自己买房花了200多万。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("70000");
    }

    @Test
    void aTotalLessWhatWasPaidIsWorkedOut() {
        var reading = read("老板欠工资", "我做木工，工资一共8万元，只给了3万元，剩下的一直拖着。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("50000");
        assertThat(reading.amountYuan().from()).hasSize(2);
    }

    @Test
    void soMuchEachForSoManyIsMultiplied() {
        var reading = read("工资没发", "我们30个工人在厂里上班，工资一直没发，每人欠5000元。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("150000");
        assertThat(reading.headcount().value()).isEqualTo(30);
    }

    @Test
    void sumsOwedToSeveralPersonsAddUp() {
        var reading = read("讨要工资", "工头欠我工资4万元，欠王强3.7万元，朱军3.5万元，至今没有给。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("112000");
    }

    @Test
    void aSpanOfMonthsIsCountedWithBothEnds() {
        assertThat(read("拖欠工资", "公司从2023年10月到2024年1月的工资都没有发。").monthsOwed().value())
                .isEqualByComparingTo("4");
        assertThat(read("拖欠工资", "公司拖欠我们3月、4月和5月份的工资。").monthsOwed().value()).isEqualByComparingTo("3");
    }

    @Test
    void whatWasPaidMayBeNamedBeforeWhatWasDue() {
        var reading = read("谁来付我们工资", "老板前后才发了12万，结算单上一共30万，剩下的再没有给过，我们做木工的都等着。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("180000");
    }

    @Test
    void aDailyRateIsMultipliedByTheDaysWorked() {
        var reading = read("工钱没给", "我在工地做小工，说好一天200元，做了35天，老板一分钱没给我。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("7000");
        assertThat(reading.monthsOwed().value()).isEqualByComparingTo("1.2");
    }

    @Test
    void whatTheBossWaitsForIsNotWhatIsOwedToTheWorkers() {
        var reading = read("讨薪", "带班的老板说总包还差他五十多万，所以没钱发。我们的工资是十八万二千元，一共15个人。");
        assertThat(reading.amountYuan().value()).isEqualByComparingTo("182000");
        assertThat(reading.headcount().value()).isEqualTo(15);
    }

    @Test
    void headsAreAddedUpAndTheWriterIsOneOfThem() {
        assertThat(read("老师工资没发", "我们6个老师和3个阿姨的工资两个月没发了。").headcount().value()).isEqualTo(9);
        assertThat(read("讨要工钱", "我带着4个工人给他做装修，工钱一直没给。").headcount().value()).isEqualTo(5);
        assertThat(read("拖欠工资", "我在四公司三工地的食堂上班，工资拖欠我两个月。").headcount().value()).isEqualTo(1);
    }

    @Test
    void monthsAreCountedFromWhenPayStoppedToTheDayOfTheLetter() {
        var reading = read("厂里不发工资", "从去年11月份开始就没有发过工资。");
        assertThat(reading.monthsOwed().value()).isEqualByComparingTo("4");
        assertThat(read("欠薪", "厂里3月4月的工资都没有发。").monthsOwed().value()).isEqualByComparingTo("2");
    }

    @Test
    void theDebtorIsForWhomTheWorkWasDoneWhateverTheNameEndsIn() {
        assertThat(read("工资不给", "我在渔家灯火做服务员，干了两个月，一分钱工资没给。").debtor().value()).isEqualTo("渔家灯火");
        assertThat(read("求助", "公司名字叫云雀，我3月份的工资到现在没有发。").debtor().value()).isEqualTo("云雀");
    }

    @Test
    void whoOutsourcedOrOnlySpeaksForTheFirmDoesNotOwe() {
        assertThat(read("保安工资没发", "人民医院把保安外包给了铁盾保安公司，铁盾保安公司两个月没发我们工资。").debtor().value())
                .isEqualTo("铁盾保安公司");
        assertThat(read("制衣厂欠薪", "我在霞光制衣厂上班，厂里欠我三个月工资，厂长李小梅说没钱。").debtor().value())
                .isEqualTo("霞光制衣厂");
    }

    @Test
    void theSiteIsWhereTheWorkWasDone() {
        assertThat(read("讨薪", "我们在雁栖学府二期做外墙，包工头欠我们12个人工资9万元。").site().value()).contains("雁栖学府");
    }

    @Test
    void hearsayAndProposalsAreNoArrearsOfTheWriter() {
        assertThat(read("早教中心关门", "孩子在早教中心交了9800元会员费，听老师说她们三个月没发工资，老板跑了，家长们要求退费。")
                        .kind()
                        .value())
                .isEqualTo(Matter.NOT_WAGE);
        assertThat(read("建议加强欠薪治理", "建议政府出台办法，让拖欠工资的老板上黑名单。").kind().value()).isEqualTo(Matter.NOT_WAGE);
    }

    @Test
    void whyItPressesIsToldWithTheWords() {
        var reading = read("讨薪", "我们12个钢筋工被拖欠工资，快过年了还拿不到，有工友说要爬塔吊，还有一个得了重病。");
        assertThat(reading.pressing())
                .extracting(UrgencySign::why)
                .contains(Urgency.EXTREME_ACT, Urgency.ILLNESS, Urgency.FESTIVAL, Urgency.GROUP);
        assertThat(reading.urgent().value()).isTrue();
        assertThat(reading.trade().value()).isEqualTo("钢筋工");
    }

    @Test
    void thoseWhoBoughtHomesWaitForNoWages() {
        var reading = read("无良开发商骗走我们的血汗钱", "我们业主用打工挣来的血汗钱买的房子，开发商拖欠施工队的钱，楼盘烂尾，交房遥遥无期。");
        assertThat(reading.kind().value()).isEqualTo(Matter.NOT_WAGE);
        assertThat(reading.amountYuan().value()).isNull();
    }

    @Test
    void theLawQuotedIsNotWhatHappened() {
        var reading = read("咨询招投标条件", "招标文件以治理拖欠农民工工资为由，要求投标人到指定单位开具证明，这合法吗？");
        assertThat(reading.kind().value()).isEqualTo(Matter.NOT_WAGE);
    }

    @Test
    void theCountyIsToldByTheCityAboveIt() {
        var reading = read("投诉拖欠工资", "浙江省金华市东阳市的一家厂拖欠我工资3000元。");
        assertThat(reading.area().value()).isEqualTo(330783000);
    }

    @Test
    void theTownIsToldByItsCountyOrByItsCityIfNoOtherBearsItsName() {
        var county = read("投诉拖欠工资", "东阳市巍山镇的一家厂拖欠我工资3000元。");
        assertThat(county.area().value()).isEqualTo(330783106);
        assertThat(county.area().from()).extracting(Passage::words).containsExactly("东阳市", "巍山镇");
        assertThat(read("投诉拖欠工资", "金华市巍山镇的一家厂拖欠我工资3000元。").area().value()).isEqualTo(330783106);
        assertThat(read("投诉拖欠工资", "巍山镇的一家厂拖欠我工资3000元。").area().value()).isNull();
    }

    @Test
    void anEmptyLetterAndOneOfAMillionCharactersAreRead() {
        assertThat(read("", "").kind().value()).isEqualTo(Matter.NOT_WAGE);
        var long1 = read("拖欠工资", "老板欠我们十个人工资五万元。" + "我们公司一直没有发工资，1234".repeat(60_000));
        assertThat(long1.kind().value()).isEqualTo(Matter.WAGE_ARREARS);
        assertThat(long1.headcount().value()).isEqualTo(10);
    }

    @Test
    void anEmojiAndARareNameDoNotMoveThePassages() {
        var reading = read("😡拖欠工资", "𠮷某在工地欠我工资6000元😭。");
        assertThat(reading.amountYuan().from())
                .singleElement()
                .satisfies(passage -> assertThat(passage.words()).isEqualTo("6000元"));
    }
}
