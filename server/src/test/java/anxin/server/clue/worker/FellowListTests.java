package anxin.server.clue.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import anxin.engine.identity.IdentityNumber;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FellowListTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final String NUMBER = number();

    @Test
    void linesAreReadInWhateverOrderPeopleWriteThem() {
        var rows = FellowList.ofText("""
                1、王老五 139 1234 5678 三万八千元
                𠮷田山，28000
                %s 李四 3.8万

                阿依古丽·买买提\t1380000%s\t￥12,500.50
                赵六
                """.formatted(NUMBER, "0001"), TODAY);

        assertThat(rows)
                .extracting(
                        FellowList.Row::line, FellowList.Row::name, FellowList.Row::phone, FellowList.Row::amountFen)
                .containsExactly(
                        tuple(1L, "王老五", "13912345678", 3_800_000L),
                        tuple(2L, "𠮷田山", null, 2_800_000L),
                        tuple(3L, "李四", null, 3_800_000L),
                        tuple(5L, "阿依古丽·买买提", "13800000001", 1_250_050L),
                        tuple(6L, "赵六", null, null));
        assertThat(rows.get(2).identityNumber()).isEqualTo(NUMBER);
        assertThat(rows.get(4).problem()).isNotNull();
        assertThat(rows.get(4).problem().zh()).isEqualTo("第 6 行没有金额；不知道可以不填。");
    }

    @Test
    void aHeadSaysWhichColumnIsWhat() {
        var rows = FellowList.ofCells(
                List.of(
                        List.of("序号", "欠薪金额（元）", "姓名", "联系电话", "身份证号码"),
                        List.of("1", "叁万伍仟", "张三", "13900000000", NUMBER.toLowerCase(java.util.Locale.ROOT)),
                        List.of("2", "两个月没发", "李四", "", "500101190001010010")),
                TODAY);

        assertThat(rows.getFirst()).isEqualTo(new FellowList.Row(2, "张三", "13900000000", NUMBER, 3_500_000L, null));
        assertThat(rows.get(1).problem().zh()).contains("身份证号不对");
        assertThat(rows.get(1).amountFen()).isNull();
    }

    @Test
    void whatIsNoSumIsNamed() {
        assertThat(FellowList.ofText("姓名,金额\n王五,好几个月的钱\n", TODAY))
                .singleElement()
                .satisfies(row -> assertThat(row.problem().zh()).contains("“好几个月的钱”看不懂"));
    }

    private static String number() {
        var first17 = "50010119000101001";
        return first17 + IdentityNumber.checkCharacter(first17);
    }
}
