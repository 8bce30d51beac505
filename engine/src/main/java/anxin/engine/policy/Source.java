package anxin.engine.policy;

/**
 * Where a piece of a pack stands.
 *
 * @param file path below the folder of packs
 * @param line counted from 1
 * @param column counted from 1; of a condition, its first character
 */
public record Source(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
