package anxin.server.clue.reading;

import anxin.engine.clue.ClueReading;
import anxin.engine.clue.EmploymentForm;
import anxin.engine.clue.Industry;
import anxin.engine.clue.Matter;
import anxin.engine.clue.Reading;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A reading with what people know put in the place of what was read. */
final class KnownReading {

    private final Map<Field, String> known;

    /** @param known an empty text where it is known that the letter does not say */
    KnownReading(Map<Field, String> known) {
        this.known = known;
    }

    ClueReading over(ClueReading read) {
        return new ClueReading(
                field(Field.KIND, read.kind(), Matter::valueOf),
                field(Field.PEOPLE, read.headcount(), Integer::valueOf),
                field(Field.AMOUNT, read.amountYuan(), BigDecimal::new),
                field(Field.MONTHS, read.monthsOwed(), BigDecimal::new),
                field(Field.DEBTOR, read.debtor(), text -> text),
                field(Field.SITE, read.site(), text -> text),
                field(Field.AREA, read.area(), Integer::valueOf),
                field(Field.INDUSTRY, read.industry(), Industry::valueOf),
                field(Field.TRADE, read.trade(), text -> text),
                field(Field.URGENT, read.urgent(), Boolean::valueOf),
                read.pressing(),
                field(Field.GROUP, read.groupAction(), Boolean::valueOf),
                field(Field.EMPLOYMENT, read.employmentForm(), EmploymentForm::valueOf));
    }

    private <T> Reading<T> field(Field field, Reading<T> read, Function<String, @Nullable T> form) {
        var text = known.get(field);
        return text == null ? read : Reading.known(text.isEmpty() ? null : form.apply(text));
    }
}
