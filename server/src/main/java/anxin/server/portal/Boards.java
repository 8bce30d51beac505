package anxin.server.portal;

import anxin.engine.policy.Policy;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.jurisdiction.PacksInForce;
import anxin.server.portal.AreaEntries.Key;
import anxin.server.portal.Board.Said;
import anxin.server.portal.Board.Source;
import anxin.server.project.Party;
import anxin.server.project.ProjectList.Line;
import anxin.server.project.Projects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts boards together: from what was handed in, from the packs, and from what was filled in for the project, or for its
 * area or the nearest above.
 */
@Component
class Boards {

    static final String BRAND = "board.code-name";
    static final String HOTLINE = "board.legal-hotline";

    // Participant types (参建单位类型) of the national standard.
    private static final String OWNER = "008";
    private static final String CONTRACTOR = "009";
    private static final Set<String> SUBCONTRACTORS = Set.of("001", "002", "006");

    private final Projects projects;
    private final AreaEntries areaEntries;
    private final ProjectEntries projectEntries;
    private final Organisations organisations;
    private final PacksInForce packs;
    private final Areas areas;

    Boards(
            Projects projects,
            AreaEntries areaEntries,
            ProjectEntries projectEntries,
            Organisations organisations,
            PacksInForce packs,
            Areas areas) {
        this.projects = projects;
        this.areaEntries = areaEntries;
        this.projectEntries = projectEntries;
        this.organisations = organisations;
        this.packs = packs;
        this.areas = areas;
    }

    Board of(Line project) {
        return reading().of(List.of(project)).getFirst();
    }

    /** Reads many boards, remembering what they have in common. */
    Reading reading() {
        return new Reading();
    }

    final class Reading {

        private final LocalDate today = areas.today();
        private final Map<Key, String> entries = areaEntries.inForce();
        private final Map<Integer, List<Integer>> chains = new HashMap<>();
        private final Map<Integer, Policy> policies = new HashMap<>();
        private final Map<Integer, List<Organisation>> sectors = new HashMap<>();

        List<Board> of(Collection<Line> lines) {
            var ids = lines.stream().map(Line::id).toList();
            var parties = projects.parties(ids);
            var filledIn = projectEntries.inForce(ids);
            return lines.stream()
                    .map(line -> board(
                            line,
                            parties.getOrDefault(line.id(), List.of()),
                            filledIn.getOrDefault(line.id(), Map.of())))
                    .toList();
        }

        /** What an area says of an item by itself or from above. */
        @Nullable
        Said ofArea(int area, BoardItem item, String category) {
            for (int one : chain(area)) {
                for (var of : category.isEmpty() ? List.of("") : List.of(category, "")) {
                    var value = entries.get(new Key(one, item, of));
                    if (value != null) {
                        return new Said(value, Source.AREA, one);
                    }
                }
            }
            return switch (item) {
                case LEGAL_HOTLINE -> ofPack(area, HOTLINE);
                case SECTOR_AUTHORITY -> category.isEmpty() ? null : sectorAuthority(area, category);
                default -> null;
            };
        }

        private Board board(Line line, List<Party> parties, Map<BoardItem, String> filledIn) {
            var said = new EnumMap<BoardItem, Said>(BoardItem.class);
            put(said, BoardItem.OWNER, named(parties, Set.of(OWNER)));
            put(said, BoardItem.CONTRACTOR, named(parties, Set.of(CONTRACTOR)));
            put(said, BoardItem.SUBCONTRACTORS, named(parties, SUBCONTRACTORS));
            put(said, BoardItem.PAY_DAY, new Said(Pages.payDay(line.payDay()), Source.PACKAGE, null));
            var wage = policy(line.area()).minimumWageFen(Areas.text(line.area()), today);
            if (wage.isPresent()) {
                said.put(BoardItem.MINIMUM_WAGE, new Said(Pages.monthly(wage.getAsLong()), Source.PACK, null));
            }
            for (var item : BoardItem.values()) {
                if (item.from() == BoardItem.From.AREA) {
                    put(said, item, ofArea(line.area(), item, item.bySector() ? line.category() : ""));
                }
            }
            // What somebody wrote for this very project goes before what lists say.
            filledIn.forEach((item, value) -> said.put(item, new Said(value, Source.PROJECT, null)));
            var brand = ofPack(line.area(), BRAND);
            return new Board(line, areas.fullName(line.area()), brand == null ? "" : brand.text(), said);
        }

        private static void put(Map<BoardItem, Said> said, BoardItem item, @Nullable Said found) {
            if (found != null) {
                said.put(item, found);
            }
        }

        private static @Nullable Said named(List<Party> parties, Set<String> types) {
            var names = parties.stream()
                    .filter(party -> types.contains(party.corpType()))
                    .map(Party::corpName)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var joined = Pages.joined(names);
            return joined == null ? null : new Said(joined, Source.PACKAGE, null);
        }

        private @Nullable Said sectorAuthority(int area, String category) {
            for (int one : chain(area)) {
                var names = sectors.computeIfAbsent(one, Boards.this::sectorAuthorities).stream()
                        .filter(organisation -> organisation.is().categories().contains(category))
                        .map(Organisation::name)
                        .toList();
                if (!names.isEmpty()) {
                    return new Said(String.join("、", names), Source.ORGANISATIONS, one);
                }
            }
            return null;
        }

        private @Nullable Said ofPack(int area, String parameter) {
            return policy(area)
                    .inForce(parameter, today)
                    .map(value -> value.text())
                    .map(text -> new Said(text, Source.PACK, null))
                    .orElse(null);
        }

        private Policy policy(int area) {
            return policies.computeIfAbsent(area, one -> packs.get().policies().forArea(Areas.text(one)));
        }

        private List<Integer> chain(int area) {
            return chains.computeIfAbsent(area, one -> {
                var chain = new ArrayList<Integer>(List.of(one));
                areas.above(one).forEach(above -> chain.add(above.code()));
                if (one != Areas.COUNTRY) {
                    chain.add(Areas.COUNTRY);
                }
                return chain;
            });
        }
    }

    private List<Organisation> sectorAuthorities(int area) {
        return organisations.between(area, area, null).stream()
                .filter(organisation -> organisation.endedOn() == null
                        && !organisation.is().categories().isEmpty())
                .toList();
    }
}
