package anxin.server.clue.duplicates;

import anxin.engine.clue.Likeness;
import anxin.server.words.Words;
import java.util.Locale;

/** What speaks for or against two clues being about one matter. */
enum Sameness {
    PERSON("反映人相同", "the same reporter", "", ""),
    PROJECT("工程项目相同", "the same project", "工程项目不同", "different projects"),
    TEXT("文字相近", "alike wording", "", ""),
    TITLE("标题相近", "alike titles", "", ""),
    DEBTOR("欠薪主体相同", "the same debtor", "欠薪主体不同", "different debtors"),
    SITE("工地相同", "the same site", "工地不同", "different sites"),
    NAMES("提到相同名称", "the same names", "", ""),
    AMOUNT("金额相近", "alike sums", "金额不同", "different sums"),
    PEOPLE("人数相近", "alike numbers of people", "人数不同", "different numbers of people"),
    PERIOD("拖欠时间相近", "alike periods", "拖欠时间不同", "different periods"),
    TIME("反映时间接近", "reported at about the same time", "反映时间相隔较久", "reported long apart"),
    KIND("事项性质相同", "the same kind of matter", "事项性质不同", "different kinds of matter"),
    PLACE("地点相同", "the same place", "地点不同", "different places");

    private final Words alike;
    private final Words unlike;

    Sameness(String alikeZh, String alikeEn, String unlikeZh, String unlikeEn) {
        this.alike = new Words(alikeZh, alikeEn);
        this.unlike = new Words(unlikeZh, unlikeEn);
    }

    static Sameness of(Likeness.Trait trait) {
        return switch (trait) {
            case TEXT -> TEXT;
            case TITLE -> TITLE;
            case DEBTOR -> DEBTOR;
            case SITE -> SITE;
            case NAMES -> NAMES;
            case AMOUNT -> AMOUNT;
            case PEOPLE -> PEOPLE;
            case PERIOD -> PERIOD;
            case TIME -> TIME;
            case KIND -> KIND;
            case PLACE -> PLACE;
        };
    }

    /** The reason in words, with what was compared where that helps. */
    String words(double weight, String compared, Locale locale) {
        var said = (weight >= 0 ? alike : unlike).in(locale);
        boolean english = locale.getLanguage().equals("en");
        return switch (this) {
            case TEXT -> said + (english ? " (" : "（") + percent(compared) + (english ? ")" : "）");
            case KIND, PERSON, TIME -> said;
            default -> compared.isEmpty() ? said : said + (english ? ": " : "：") + compared;
        };
    }

    private static String percent(String share) {
        try {
            return Math.round(Double.parseDouble(share) * 100) + "%";
        } catch (NumberFormatException noNumber) {
            return share;
        }
    }
}
