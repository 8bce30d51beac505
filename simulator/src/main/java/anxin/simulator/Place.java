package anxin.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A county or district (县、区) where projects stand.
 *
 * @param north whether building rests in winter
 */
record Place(
        String area,
        String name,
        boolean north,
        @Nullable Double lng,
        @Nullable Double lat,
        List<String> towns) {}
