package anxin.server.access;

import anxin.engine.datapackage.Dictionary;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.OrganisationKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes (变更记录) in the words of whoever reads them. */
@Component
class ChangesShown {

    private final Areas areas;

    ChangesShown(Areas areas) {
        this.areas = areas;
    }

    List<Line> of(List<Changes.Change> changes, Locale locale) {
        return changes.stream()
                .map(change -> new Line(
                        change.at(),
                        change.by(),
                        change.onBehalfOf(),
                        change.kind(),
                        change.field(),
                        inWords(change.field(), change.was(), locale),
                        inWords(change.field(), change.isNow(), locale)))
                .toList();
    }

    private @Nullable String inWords(Changes.@Nullable Field field, @Nullable String value, Locale locale) {
        return value == null || field == null
                ? value
                : switch (field) {
                    case ROLE -> Role.valueOf(value).words().in(locale);
                    case KIND -> OrganisationKind.valueOf(value).words().in(locale);
                    case AREA -> area(value, locale);
                    case BANK_CODE -> title(Dictionary.BANK, value, locale);
                    case CATEGORIES ->
                        Arrays.stream(value.split(","))
                                .map(code -> title(Dictionary.PROJECT_CATEGORY, code, locale))
                                .collect(Collectors.joining("、"));
                    case LOGIN,
                            NAME,
                            ORGANISATION,
                            PROJECTS,
                            VILLAGES,
                            POST,
                            FROM_DAY,
                            TO_DAY,
                            PARENT,
                            CREDIT_CODE,
                            ALIASES -> value;
                };
    }

    private String area(String value, Locale locale) {
        int area = Areas.number(value);
        return area == Areas.COUNTRY ? areas.name(area, locale) : areas.fullName(area);
    }

    private static String title(Dictionary dictionary, String code, Locale locale) {
        return Objects.requireNonNullElse(dictionary.title(code, locale), code);
    }

    record Line(
            Instant at,
            String by,
            @Nullable String onBehalfOf,
            Changes.Kind kind,
            Changes.@Nullable Field field,
            @Nullable String was,
            @Nullable String isNow) {}
}
