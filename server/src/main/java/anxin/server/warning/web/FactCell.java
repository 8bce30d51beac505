package anxin.server.warning.web;

import anxin.engine.datapackage.Dictionary;
import anxin.engine.policy.Unit;
import anxin.engine.rules.Plain;
import anxin.server.wage.MaskedPersons.Masked;
import anxin.server.words.Erased;
import anxin.server.words.Words;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cell of the rows behind a fact holds, before persons and bank numbers are looked up for the rows shown. */
sealed interface FactCell {

    /** A value in its unit: fen, a whole number, a day, a time, a flag or a text. */
    record Value(@Nullable Object value, Unit unit) implements FactCell {}

    /** A code, or several joined by semicolons. */
    record Code(Dictionary dictionary, String code) implements FactCell {}

    record PersonName(long person) implements FactCell {}

    record PersonNumber(long person) implements FactCell {}

    /** The number of a card or account; 0 if unknown. */
    record BankNumber(long handle) implements FactCell {}

    /** Persons and bank numbers of the rows shown, masked. */
    record Known(Map<Long, Masked> persons, Map<Long, Words> bankNumbers) {}

    DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static FactCell text(@Nullable Object value) {
        return new Value(value, Unit.TEXT);
    }

    static FactCell date(@Nullable Object value) {
        return new Value(value, Unit.DATE);
    }

    static FactCell yuan(@Nullable Long fen) {
        return new Value(fen, Unit.YUAN);
    }

    /** The cell as it is handed out: plain, and in the reader's words. */
    default FactPage.Cell shown(Known known, Locale locale) {
        return switch (this) {
            case Value(LocalDateTime time, var unit) -> same(time.format(TIME));
            case Value(var value, var unit) -> {
                var plain = Plain.text(value, unit);
                yield new FactPage.Cell(plain, Figures.text(plain, unit, locale));
            }
            case Code(var dictionary, var codes) ->
                new FactPage.Cell(
                        codes,
                        Arrays.stream(codes.split(";"))
                                .map(code -> Objects.requireNonNullElse(dictionary.title(code, locale), code))
                                .collect(Collectors.joining(Figures.english(locale) ? ", " : "、")));
            case PersonName(long person) -> {
                var masked = known.persons().get(person);
                yield same(masked == null ? null : erased(masked, locale, masked.name()));
            }
            case PersonNumber(long person) -> {
                var masked = known.persons().get(person);
                yield same(masked == null ? null : erased(masked, locale, masked.identityNumber()));
            }
            case BankNumber(long handle) -> {
                var number = known.bankNumbers().get(handle);
                yield same(number == null ? null : number.in(locale));
            }
        };
    }

    private static @Nullable String erased(Masked person, Locale locale, @Nullable String otherwise) {
        var number = person.erasedNo();
        return number == null ? otherwise : Erased.words(number).in(locale);
    }

    private static FactPage.Cell same(@Nullable String text) {
        return new FactPage.Cell(text, text == null ? "—" : text);
    }
}
