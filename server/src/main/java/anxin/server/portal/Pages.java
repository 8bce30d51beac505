package anxin.server.portal;

import anxin.engine.money.Yuan;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Boards as the HTML of printed pages, drawn for A4 with all lengths in mm. What hangs on a Chinese site is Chinese, in
 * whatever language it is asked for.
 *
 * @param link what the code of a project opens
 * @param printable text as the font can print it
 */
record Pages(UnaryOperator<String> link, UnaryOperator<String> printable) {

    private static final Pattern TELEPHONE = Pattern.compile("[0-9][0-9-]{4,}[0-9]");
    private static final int CARDS = 10;
    private static final int CARDS_IN_A_ROW = 2;
    private static final int LONG_NAME = 22;
    private static final int VERY_LONG_NAME = 40;
    private static final int LONG_VALUE = 40;
    private static final int MUCH_TEXT = 480;
    private static final List<String> GROUPS = List.of("项目有关单位及人员", "工资标准与支付日期", "投诉举报与维权渠道");

    String of(PrintKind kind, Board board) {
        return switch (kind) {
            case BOARD -> board(board);
            case POSTER -> poster(board);
            case CARD -> cards(board);
        };
    }

    private String board(Board board) {
        var html = new StringBuilder();
        int characters = board.said().values().stream()
                .mapToInt(said -> said.text().length())
                .sum();
        html.append("<div class='page board%s' id='%s'>"
                .formatted(
                        characters > MUCH_TEXT ? " dense" : "",
                        escaped(board.project().code())));
        html.append("<h1>农民工维权信息告示牌</h1>");
        html.append("<p class='project%s'>%s</p>".formatted(size(board.project().name()), name(board)));
        html.append("<div class='says'>");
        for (int group = 1; group <= BoardItem.GROUPS; group++) {
            html.append(
                    "<h2>%s、%s</h2><table class='items'>".formatted("一二三".charAt(group - 1), GROUPS.get(group - 1)));
            for (var item : BoardItem.values()) {
                if (item.group() == group) {
                    html.append("<tr><th>%s</th>%s</tr>".formatted(item.words().zh(), value(board, item)));
                }
            }
            html.append("</table>");
        }
        html.append("</div><div class='scan'><p class='brand'>%s</p>".formatted(brand(board)));
        html.append(code(board));
        html.append("<p class='how'>微信扫一扫<br/>反映拖欠工资问题</p>");
        html.append("<p class='small'>可匿名反映，凭回执查询进度<br/>反映问题不收取任何费用</p>");
        html.append("<p class='small code'>项目编号<br/>%s</p>"
                .formatted(text(board.project().code())));
        html.append("</div>");
        html.append("<p class='foot'>依据《保障农民工工资支付条例》第三十四条设立　·　请勿遮挡、涂改、损毁　·　%s</p>".formatted(text(board.areaName())));
        return html.append("</div>").toString();
    }

    private String poster(Board board) {
        var html = new StringBuilder();
        html.append("<div class='page poster' id='%s'>"
                .formatted(escaped(board.project().code())));
        html.append("<p class='slogan'>工资被拖欠？</p><h1>扫码反映　依法维权</h1>");
        html.append("<div class='frame'><p class='brand'>%s</p>%s</div>".formatted(brand(board), code(board)));
        html.append("<p class='how'>打开微信“扫一扫”，两分钟即可反映</p>");
        html.append("<div class='wide'><table class='steps'><tr><td><b>一、扫码</b><br/>自动带出本项目</td>"
                + "<td><b>二、填写</b><br/>可拍照、可录音、可匿名</td><td><b>三、查询</b><br/>凭回执随时看进度</td></tr></table>");
        html.append("<table class='phones'>");
        for (var item : List.of(BoardItem.INSPECTION_PHONE, BoardItem.LEGAL_HOTLINE)) {
            html.append("<tr><th>%s</th>%s</tr>".formatted(item.words().zh(), value(board, item)));
        }
        html.append("</table></div><p class='project%s'>%s</p>"
                .formatted(size(board.project().name()), name(board)));
        html.append("<p class='foot'>反映问题不收取任何费用，个人信息依法保密　·　%s</p>".formatted(text(board.areaName())));
        return html.append("</div>").toString();
    }

    private String cards(Board board) {
        var card = card(board);
        var rows = IntStream.range(0, CARDS / CARDS_IN_A_ROW)
                .mapToObj(_ -> "<tr>" + ("<td>" + card + "</td>").repeat(CARDS_IN_A_ROW) + "</tr>")
                .collect(Collectors.joining());
        return "<div class='page cards' id='%s'>%s<table class='sheet'>%s</table></div>"
                .formatted(escaped(board.project().code()), marks(), rows);
    }

    private String card(Board board) {
        return "<div class='card'><p class='name'>%s</p><p class='title'>工资维权联系卡</p>".formatted(shortName(board))
                + "<table><tr><td class='codeof'>%s<p>%s</p></td><td class='lines'>"
                        .formatted(code(board), brand(board))
                + line(board, "劳资专管员", BoardItem.WAGE_OFFICER, BoardItem.WAGE_OFFICER_PHONE)
                + line(board, "工资支付日", BoardItem.PAY_DAY)
                + line(board, "监察投诉", BoardItem.INSPECTION_PHONE)
                + line(board, "法律服务热线", BoardItem.LEGAL_HOTLINE)
                + "</td></tr></table></div>";
    }

    private String line(Board board, String label, BoardItem... items) {
        var said = IntStream.range(0, items.length)
                .mapToObj(i -> board.text(items[i]))
                .filter(text -> text != null)
                .map(text -> unbroken(text(text)))
                .collect(Collectors.joining("　"));
        return "<p><span>%s</span>%s</p>"
                .formatted(label, said.isEmpty() ? "<i class='blank'></i>" : "<b>" + said + "</b>");
    }

    /** Where to cut: at both ends of every line between the cards. */
    private static String marks() {
        var marks = new StringBuilder();
        for (int column = 0; column <= CARDS_IN_A_ROW; column++) {
            for (var end : List.of("top", "bottom")) {
                marks.append("<div class='mark up %s' style='left:%dmm'></div>".formatted(end, 19 + 86 * column));
            }
        }
        for (int row = 0; row <= CARDS / CARDS_IN_A_ROW; row++) {
            for (var side : List.of("left", "right")) {
                marks.append("<div class='mark across %s' style='top:%dmm'></div>".formatted(side, 18 + 52 * row));
            }
        }
        return marks.toString();
    }

    private String value(Board board, BoardItem item) {
        var said = board.text(item);
        if (said == null) {
            return "<td><i class='blank'></i></td>";
        }
        return "<td%s>%s</td>".formatted(said.length() > LONG_VALUE ? " class='long'" : "", unbroken(text(said)));
    }

    private String code(Board board) {
        return "<img class='qr' src='%s' alt='二维码：%s'/>"
                .formatted(
                        QrPicture.address(link.apply(board.project().code())),
                        escaped(link.apply(board.project().code())));
    }

    private String brand(Board board) {
        return text(board.brand());
    }

    private String name(Board board) {
        return text(board.project().name());
    }

    private String shortName(Board board) {
        var name = board.project().name();
        return text(
                name.codePointCount(0, name.length()) > LONG_NAME
                        ? name.substring(0, name.offsetByCodePoints(0, LONG_NAME)) + "…"
                        : name);
    }

    private static String size(String name) {
        int length = name.codePointCount(0, name.length());
        return length > VERY_LONG_NAME ? " longest" : length > LONG_NAME ? " longer" : "";
    }

    /** Telephone numbers stay on one line. */
    private static String unbroken(String html) {
        return TELEPHONE.matcher(html).replaceAll("<em>$0</em>");
    }

    private String text(String plain) {
        return escaped(printable.apply(plain));
    }

    private static String escaped(String plain) {
        return HtmlUtils.htmlEscape(plain, "UTF-8");
    }

    /** Wages of a month, as a board says them. */
    static String monthly(long fen) {
        return "每月 %s 元".formatted(Yuan.text(fen).replaceFirst("\\.00$", ""));
    }

    /** On which day wages are paid, as a board says it. */
    static String payDay(int day) {
        return "每月 %d 日前支付上月工资".formatted(day);
    }

    static @Nullable String joined(List<String> names) {
        int most = 8;
        return names.isEmpty()
                ? null
                : names.size() <= most
                        ? String.join("、", names)
                        : String.join("、", names.subList(0, most)) + "等 %d 家".formatted(names.size());
    }
}
