package anxin.server.upload;

import java.util.EnumSet;
import java.util.Set;

/**
 * What may be taken.
 *
 * @param types sorts of files
 * @param largest bytes; 0 for as many as the installation takes
 * @param keepPlace whether where a picture was taken is kept, apart from it
 */
public record Wanted(Set<FileType> types, long largest, boolean keepPlace) {

    /** Evidence of any sort, as large as the installation takes, without places. */
    public static final Wanted EVIDENCE = new Wanted(EnumSet.allOf(FileType.class), 0, false);

    public Wanted {
        types = Set.copyOf(types);
    }

    public Wanted keepingPlace(boolean keep) {
        return new Wanted(types, largest, keep);
    }
}
