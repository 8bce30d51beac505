package anxin.server.clue.desk;

import anxin.engine.clue.EmploymentForm;
import anxin.engine.clue.Industry;
import anxin.server.words.Words;

/** What the reader's answers are called. */
final class ReadWords {

    private ReadWords() {}

    static Words of(Industry industry) {
        return switch (industry) {
            case CONSTRUCTION -> new Words("工程建设", "Construction");
            case MANUFACTURING -> new Words("制造业", "Manufacturing");
            case SERVICE -> new Words("服务业", "Services");
            case OTHER -> new Words("其他", "Other");
        };
    }

    static Words of(EmploymentForm form) {
        return switch (form) {
            case MIGRANT_CREW -> new Words("农民工班组", "Crew of a labour boss");
            case EMPLOYEE -> new Words("企业职工", "Own staff");
            case DISPATCH -> new Words("劳务派遣", "Labour dispatch");
            case PUBLIC -> new Words("机关事业单位", "Public body");
            case PLATFORM -> new Words("新就业形态", "Online platform");
        };
    }
}
