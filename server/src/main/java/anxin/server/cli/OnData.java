package anxin.server.cli;

import java.nio.file.Path;

/** A command that works on a data folder. */
interface OnData {

    /** PostgreSQL needs room for one more file of its log; without it stops in the middle. */
    long LEAST_ROOM = 16L << 20;

    /** The data folder. */
    Path data();

    /** Whether the disk it lies on has no room left. */
    default boolean outOfRoom() {
        var folder = data().toFile();
        return folder.exists() && folder.getUsableSpace() < LEAST_ROOM;
    }
}
