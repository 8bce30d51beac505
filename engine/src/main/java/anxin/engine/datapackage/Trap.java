package anxin.engine.datapackage;

import java.io.IOException;
import java.util.Map;

/** Found while reading: the package asks for more than any honest one would. */
final class Trap extends IOException {

    private final BadPackage refusal;

    Trap(String code, Map<String, String> args) {
        super(code);
        refusal = new BadPackage(code, args);
    }

    BadPackage refusal() {
        return refusal;
    }
}
