package anxin.server.clue.reading;

import anxin.engine.clue.ClueReading;
import anxin.engine.clue.Passage;
import anxin.engine.clue.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was read.
 *
 * @param value null where the letter does not say
 * @param passages starts and ends, by turns, in the title, a line break and the body
 */
record FieldReading(Field field, @Nullable String value, double confidence, List<Integer> passages) {

    static List<FieldReading> of(ClueReading reading) {
        var fields = new LinkedHashMap<Field, Reading<?>>();
        fields.put(Field.KIND, reading.kind());
        fields.put(Field.AMOUNT, reading.amountYuan());
        fields.put(Field.PEOPLE, reading.headcount());
        fields.put(Field.MONTHS, reading.monthsOwed());
        fields.put(Field.DEBTOR, reading.debtor());
        fields.put(Field.SITE, reading.site());
        fields.put(Field.AREA, reading.area());
        fields.put(Field.INDUSTRY, reading.industry());
        fields.put(Field.TRADE, reading.trade());
        fields.put(Field.EMPLOYMENT, reading.employmentForm());
        fields.put(Field.URGENT, reading.urgent());
        fields.put(Field.GROUP, reading.groupAction());
        var read = new ArrayList<FieldReading>();
        for (Map.Entry<Field, Reading<?>> entry : fields.entrySet()) {
            read.add(of(entry.getKey(), entry.getValue()));
        }
        return read;
    }

    private static FieldReading of(Field field, Reading<?> reading) {
        var passages = new ArrayList<Integer>();
        for (Passage passage : reading.from()) {
            passages.add(passage.start());
            passages.add(passage.end());
        }
        return new FieldReading(field, text(reading.value()), reading.confidence(), passages);
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
