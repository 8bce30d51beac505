package anxin.engine.datapackage;

import anxin.engine.rows.DepositEvent;
import org.jspecify.annotations.Nullable;

/** What the receiver holds already, so that rows of a package may refer to it. Asked per row: the answers must be quick. */
public interface KnownReferences {

    /** Whether this project is held, withdrawn ones included: their rows are kept, though invisible. */
    boolean project(String projectCode);

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
