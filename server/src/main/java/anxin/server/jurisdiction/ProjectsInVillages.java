package anxin.server.jurisdiction;

import java.util.Collection;
import java.util.List;

/** Says which projects lie in villages; the module that keeps the projects answers. */
public interface ProjectsInVillages {

    /** Codes of the projects that were put into one of these villages (twelve digits), in order. */
    List<String> codesIn(Collection<Long> villages);
}
