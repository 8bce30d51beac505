package anxin.server.portal;

import anxin.server.project.ProjectList.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rights notice board (维权信息告示牌) of a project as it would be printed today.
 *
 * @param areaName with those of the areas above
 * @param brand what the code is called here (渝薪码)
 */
record Board(Line project, String areaName, String brand, Map<BoardItem, Said> said) {

    Board {
        said = Map.copyOf(said);
    }

    /**
     * What it says of one item.
     *
     * @param from where that comes from
     * @param area the area it was filled in for; nothing where it is not of an area
     */
    record Said(String text, Source from, @Nullable Integer area) {}

    enum Source {
        PACKAGE,
        PACK,
        ORGANISATIONS,
        AREA,
        PROJECT
    }

    @Nullable
    String text(BoardItem item) {
        var found = said.get(item);
        return found == null ? null : found.text();
    }

    /** Items that the article demands and nobody has given, in its order. */
    List<BoardItem> missing() {
        return Arrays.stream(BoardItem.values())
                .filter(item -> !said.containsKey(item))
                .toList();
    }
}
