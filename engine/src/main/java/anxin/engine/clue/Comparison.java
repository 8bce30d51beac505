package anxin.engine.clue;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs whether two letters are about the same matter: what agrees speaks for it, what differs against it. */
final class Comparison {

    /** Days between letters about one debtor that speak for one matter, and for two. */
    private static final int CLOSE = 60;

    private static final int FAR = 500;

    private final List<Likeness.Reason> reasons = new ArrayList<>();
    private double weight;

    Likeness of(LetterTraits a, LetterTraits b) {
        compare(a, b);
        return new Likeness(a.id(), b.id(), weight, List.copyOf(reasons));
    }

    private void compare(LetterTraits a, LetterTraits b) {
        double text = a.text().similarity(b.text());
        boolean sameWords = text >= 0.5;
        if (text >= 0.1) {
            add(
                    Likeness.Trait.TEXT,
                    text >= 0.5 ? 6 : text >= 0.3 ? 3.5 : text >= 0.18 ? 2 : 1,
                    "%.2f".formatted(text));
        }
        double topic = dice(a.topic(), b.topic());
        if (topic >= 0.5 && Math.min(a.topic().length(), b.topic().length()) >= 4) {
            add(Likeness.Trait.TITLE, topic >= 0.8 ? 2 : 1.2, a.topic());
        }
        names(a, b, sameWords);
        sums(a, b, sameWords);
        if (a.sent() != null
                && b.sent() != null
                && same(a.debtor(), b.debtor())
                && a.kind() == b.kind()
                && a.kind() != Matter.NOT_WAGE) {
            long days = Math.abs(ChronoUnit.DAYS.between(a.sent(), b.sent()));
            if (days <= CLOSE || days >= FAR) {
                add(Likeness.Trait.TIME, days <= CLOSE ? 1.4 : -1, a.sent() + " " + b.sent());
            }
        }
        if (!sameWords && a.kind() != b.kind()) {
            add(Likeness.Trait.KIND, -1, a.kind() + " " + b.kind());
        }
        if (!a.places().isEmpty()
                && !b.places().isEmpty()
                && shared(a.places(), b.places()).isEmpty()) {
            add(Likeness.Trait.PLACE, sameWords ? -1 : -2.5, a.places() + " " + b.places());
        }
    }

    private void names(LetterTraits a, LetterTraits b, boolean sameWords) {
        var sharedNames = shared(a.names(), b.names());
        if (same(a.debtor(), b.debtor())) {
            add(Likeness.Trait.DEBTOR, 2, a.debtor());
            sharedNames.removeIf(name -> same(name, a.debtor()));
        } else if (a.debtor() != null
                && b.debtor() != null
                && !sameWords
                && !mentions(a, b.debtor())
                && !mentions(b, a.debtor())) {
            add(Likeness.Trait.DEBTOR, -3, a.debtor() + " " + b.debtor());
        }
        if (same(a.site(), b.site())) {
            add(Likeness.Trait.SITE, 2, a.site());
            sharedNames.removeIf(name -> same(name, a.site()));
        } else if (a.site() != null
                && b.site() != null
                && !sameWords
                && !mentions(a, b.site())
                && !mentions(b, a.site())) {
            add(Likeness.Trait.SITE, -2, a.site() + " " + b.site());
        }
        if (!sharedNames.isEmpty()) {
            add(Likeness.Trait.NAMES, Math.min(2.5, 1 + 0.5 * sharedNames.size()), String.join(" ", sharedNames));
        }
    }

    private void sums(LetterTraits a, LetterTraits b, boolean sameWords) {
        if (a.amount() != null && b.amount() != null) {
            boolean same = close(a.amount(), b.amount());
            // One of many writes of his own sum, another of all.
            boolean oneAndAll =
                    a.headcount() == null || b.headcount() == null || (a.headcount() == 1) != (b.headcount() == 1);
            add(
                    Likeness.Trait.AMOUNT,
                    same ? 2.5 : sameWords || oneAndAll ? -0.5 : -2,
                    a.amount().toPlainString() + (same ? "" : " " + b.amount().toPlainString()));
        }
        var people = a.headcount();
        var others = b.headcount();
        if (people != null && others != null && people + others > 2) {
            boolean same = Math.abs(people - others) <= 0.1 * Math.max(people, others);
            if (same || (!sameWords && people > 1 && others > 1)) {
                add(Likeness.Trait.PEOPLE, same ? 1.5 : -1.5, people + (same ? "" : " " + others));
            }
        }
        if (a.months() != null && b.months() != null && !sameWords) {
            boolean same = close(a.months(), b.months());
            add(
                    Likeness.Trait.PERIOD,
                    same ? 0.7 : -0.7,
                    a.months().toPlainString() + (same ? "" : " " + b.months().toPlainString()));
        }
    }

    private void add(Likeness.Trait trait, double more, @Nullable String words) {
        weight += more;
        reasons.add(new Likeness.Reason(trait, more, words == null ? "" : words));
    }

    private static boolean mentions(LetterTraits letter, @Nullable String name) {
        return letter.names().stream().anyMatch(known -> same(known, name));
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a != null && b != null && (a.contains(b) || b.contains(a));
    }

    private static boolean close(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(a.max(b).multiply(new BigDecimal("0.05"))) <= 0;
    }

    private static Set<String> shared(Set<String> a, Set<String> b) {
        var shared = new HashSet<String>();
        for (var one : a) {
            if (b.stream().anyMatch(other -> same(one, other))) {
                shared.add(one);
            }
        }
        return shared;
    }

    /** The share of pairs of neighbouring characters that two short texts have in common. */
    private static double dice(String a, String b) {
        var pairsOfA = pairs(a);
        var pairsOfB = pairs(b);
        int all = pairsOfA.size() + pairsOfB.size();
        pairsOfA.retainAll(pairsOfB);
        return all == 0 ? 0 : 2.0 * pairsOfA.size() / all;
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
