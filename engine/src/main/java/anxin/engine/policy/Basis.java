package anxin.engine.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A legal basis (法律依据), as lawyers cite it.
 *
 * @param title name of the law, without the title marks
 * @param article the article, such as 第二十四条
 * @param number number of the document, such as 国务院令第724号
 * @param date day it takes effect or was issued
 * @param href where its text can be read
 */
public record Basis(
        String title,
        @Nullable String article,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String href) {

    /** 《title》（number）article. */
    public String text() {
        return "《" + title + "》" + (number == null ? "" : "（" + number + "）") + (article == null ? "" : article);
    }
}
