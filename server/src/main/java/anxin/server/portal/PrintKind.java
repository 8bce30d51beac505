package anxin.server.portal;

import anxin.server.words.Words;

/** What is printed for a project. */
enum PrintKind {
    BOARD("维权信息告示牌", "notice boards"),
    POSTER("欠薪反映海报", "posters"),
    CARD("安全帽维权联系卡", "hard-hat cards");

    private final Words words;

    PrintKind(String zh, String en) {
        this.words = new Words(zh, en);
    }

    Words words() {
        return words;
    }
}
