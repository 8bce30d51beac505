package anxin.engine.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds for a project: a pack resolved with all those it inherits from (适用政策). */
public final class Policy {

    Policy() {}

    public String packCode() {
        throw new UnsupportedOperationException();
    }

    public String packName(Locale locale) {
        throw new UnsupportedOperationException();
    }

    /** The stated version and a hash of everything that holds. */
    public String packVersion() {
        throw new UnsupportedOperationException();
    }

    public Status status() {
        throw new UnsupportedOperationException();
    }

    /** This pack first, the national one last. */
    public List<Pack> chain() {
        throw new UnsupportedOperationException();
    }

    /** In order; those switched off are left out. */
    public List<RuleText> rules() {
        throw new UnsupportedOperationException();
    }

    /** The number in force on a day: that of the nearest pack with a value dated by then; empty if none, or ended. */
    public Optional<ParameterValue> parameter(String id, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    /** The same for any unit, texts and days included. */
    public Optional<DatedValue> inForce(String id, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Map<String, ParameterDefinition> parameters() {
        throw new UnsupportedOperationException();
    }

    /** The monthly minimum wage (最低工资标准) of an area; it goes by the area even where a pack is forced. */
    public OptionalLong minimumWageFen(String areaCode, LocalDate on) {
        throw new UnsupportedOperationException();
    }
}
