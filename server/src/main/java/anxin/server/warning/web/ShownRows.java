package anxin.server.warning.web;

import anxin.server.fund.BankNumbers;
import anxin.server.wage.MaskedPersons;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the rows behind a fact into the reader's words, with persons and bank numbers masked. */
@Component
class ShownRows {

    private final MaskedPersons persons;
    private final BankNumbers bankNumbers;

    ShownRows(MaskedPersons persons, BankNumbers bankNumbers) {
        this.persons = persons;
        this.bankNumbers = bankNumbers;
    }

    static <R> List<FactPage.Column> columns(FactTable<R> table, Locale locale) {
        var unknown = new FactCell.Known(Map.of(), Map.of());
        return table.columns().stream()
                .map(column -> {
                    var sum = column.sum(table.rows());
                    return new FactPage.Column(
                            column.name(),
                            column.title().in(locale),
                            column.unit().text(),
                            sum == null ? null : FactCell.yuan(sum).shown(unknown, locale));
                })
                .toList();
    }

    /** The rows from one place, counted from 0, to before another; persons and bank numbers are looked up for them only. */
    <R> List<FactPage.Row> rows(FactTable<R> table, int from, int to, int projectId, Locale locale) {
        var rows = table.rows().subList(from, to);
        var cells = rows.stream()
                .map(row -> table.columns().stream()
                        .map(column -> column.cell().apply(row))
                        .toList())
                .toList();
        var known = known(cells, projectId);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new FactPage.Row(
                        cells.get(i).stream()
                                .map(cell -> cell.shown(known, locale))
                                .toList(),
                        table.opens().apply(rows.get(i)),
                        person(cells.get(i), known)))
                .toList();
    }

    // Who is not known here by name or number, or was erased, cannot be seen in full either.
    private static @Nullable Long person(List<FactCell> cells, FactCell.Known known) {
        return cells.stream()
                .map(cell -> cell instanceof FactCell.PersonNumber(long person) ? person : null)
                .filter(person -> person != null && isKnown(known.persons().get(person)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isKnown(MaskedPersons.@Nullable Masked person) {
        return person != null && person.erasedNo() == null;
    }

    private FactCell.Known known(List<List<FactCell>> rows, int projectId) {
        Set<Long> people = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        for (var row : rows) {
            for (var cell : row) {
                switch (cell) {
                    case FactCell.PersonName(long person) -> people.add(person);
                    case FactCell.PersonNumber(long person) -> people.add(person);
                    case FactCell.BankNumber(long handle) -> numbers.add(handle);
                    case FactCell.Value _, FactCell.Code _ -> {
                        // Says what it is by itself.
                    }
                }
            }
        }
        return new FactCell.Known(
                people.isEmpty() ? Map.of() : persons.of(projectId, people),
                numbers.isEmpty() ? Map.of() : bankNumbers.masked(numbers));
    }
}
