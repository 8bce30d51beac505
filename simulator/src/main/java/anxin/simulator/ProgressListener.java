package anxin.simulator;

/** Told now and then how far the writing of a city has come; stops it by throwing. */
@FunctionalInterface
public interface ProgressListener {

    void written(int projects, int ofProjects, long rows);

    static ProgressListener none() {
        return (projects, ofProjects, rows) -> {};
    }
}
