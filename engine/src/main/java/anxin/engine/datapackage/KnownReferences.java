package anxin.engine.datapackage;

import anxin.engine.identity.Areas;
import anxin.engine.identity.Successions;
import anxin.engine.rows.DepositEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the receiver holds already, so that rows of a package may refer to it. Asked per row: the answers must be quick. */
public interface KnownReferences {

    /** Whether this project is held, withdrawn ones included: their rows are kept, though invisible; those of others are not. */
    boolean project(String projectCode);

    /** Whether whoever hands the package in answers for projects of this area. */
    default boolean answersFor(String areaCode) {
        return true;
    }

    /** Whether the list of areas has this code; a town is there when its county is. */
    default boolean listsArea(String areaCode) {
        return Areas.shipped().lists(areaCode);
    }

    /** What became of an area that is no more on a day; null while it stands. */
    default @Nullable AreaGone areaGone(String areaCode, LocalDate on) {
        return AreaGone.of(areaCode, Successions.shipped(), Areas.shipped()::find, on);
    }

    /** Whether this project is held, but is not for whoever hands the package in to see or change. */
    default boolean projectOfOthers(String projectCode) {
        return false;
    }

    /** Whether the personal data of this project were erased by rule, so that nothing more is taken in for it. */
    default boolean projectErased(String projectCode) {
        return false;
    }

    /** Whether this special account belongs to a project whose personal data were erased by rule. */
    default boolean accountErased(String accountNo) {
        return false;
    }

    /** Whether this special account belongs to a project that is not for whoever hands the package in. */
    default boolean accountOfOthers(String accountNo) {
        return false;
    }

    /** Whether this special account is held, withdrawn ones included. */
    boolean account(String accountNo);

    /** The kind of a deposit event that is held and not withdrawn. */
    DepositEvent.@Nullable Kind depositEvent(String projectCode, String eventNo);

    /** Nothing is held: the package must stand by itself. */
    static KnownReferences none() {
        return new KnownReferences() {
            @Override
            public boolean project(String projectCode) {
                return false;
            }

            @Override
            public boolean account(String accountNo) {
                return false;
            }

            @Override
            public DepositEvent.@Nullable Kind depositEvent(String projectCode, String eventNo) {
                return null;
            }
        };
    }
}
