package anxin.bench;

/**
 * How much is measured with; at scale 1 the numbers of the targets.
 *
 * @param swipes rows of the attendance file
 * @param projects of the city that is scanned
 * @param workersPerProject engagements of each, on average
 */
record Size(double scale, long swipes, int projects, int workersPerProject) {

    static final int MONTHS = 12;

    // The made-up city engages about two percent fewer than asked for.
    private static final int WORKERS = 52;

    /** Swipes of a full-size month: in and out on every working day of every worker. */
    private static final int SWIPES_PER_PROJECT = 12_000;

    static Size of(double scale) {
        if (!(scale > 0 && scale <= 4)) {
            throw new IllegalArgumentException(
                    "--scale 应大于 0、不超过 4，实为 %s；1 是全量，0.05 可先试一试。 --scale must be above 0 and at most 4, not %s; 1 is the full size, 0.05 a try-out."
                            .formatted(scale, scale));
        }
        return new Size(
                scale,
                Math.max(1_000, Math.round(5_000_000 * scale)),
                (int) Math.max(20, Math.round(20_000 * scale)),
                WORKERS);
    }

    /** Projects whose attendance surely fills the file. */
    int projectsOfTheFile() {
        return (int) (swipes / SWIPES_PER_PROJECT * 2) + 20;
    }
}
