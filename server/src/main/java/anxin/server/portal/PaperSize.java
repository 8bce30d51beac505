package anxin.server.portal;

/** Paper: pages are drawn for A4 and enlarged. */
enum PaperSize {
    A4(1),
    A3(Math.sqrt(2));

    private final double enlarged;

    PaperSize(double enlarged) {
        this.enlarged = enlarged;
    }

    double enlarged() {
        return enlarged;
    }
}
