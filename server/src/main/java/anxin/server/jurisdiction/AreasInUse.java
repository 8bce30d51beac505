package anxin.server.jurisdiction;

import java.util.Set;

/** Says which areas have projects; the module that keeps the projects answers. */
public interface AreasInUse {

    /** The nine-digit codes that projects carry, each once. */
    Set<Integer> areasWithProjects();
}
