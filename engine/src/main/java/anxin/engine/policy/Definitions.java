package anxin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together what the packs of a chain say about each parameter, and notes what does not fit. */
final class Definitions {

    private final Faults faults;
    private final Map<String, String> overrides;

    Definitions(Faults faults, Map<String, String> overrides) {
        this.faults = faults;
        this.overrides = overrides;
    }

    /** By id; the chain has the pack itself first and the national one last. */
    Map<String, ParameterDefinition> of(List<PackFile> chain) {
        var ids = new TreeSet<String>();
        chain.forEach(pack -> ids.addAll(pack.parameters().keySet()));
        var definitions = new TreeMap<String, ParameterDefinition>();
        for (var id : ids) {
            var definition = one(id, chain);
            if (definition != null) {
                definitions.put(id, definition);
            }
        }
        return definitions;
    }

    private @Nullable ParameterDefinition one(String id, List<PackFile> chain) {
        var files = chain.stream()
                .map(pack -> pack.parameters().get(id))
                .filter(Objects::nonNull)
                .toList();
        var top = files.getLast();
        if (top.title() == null || top.unit() == null) {
            faults.add(
                    top.source(),
                    "上级政策包没有参数“" + id + "”，请核对标识；如是新参数，请写明 title 和 unit。",
                    "No pack above has a parameter '" + id + "'; check the id, or give title and unit if it is new.");
            return null;
        }
        Words title = top.title();
        Unit unit = top.unit();
        var bounds = top.bounds();
        var note = top.note();
        var said = new ArrayList<DatedValue>();
        if (overrides.containsKey(id)) {
            said.add(Overrides.value(overrides.get(id)));
        }
        for (var file : files) {
            if (file.unit() != null && file.unit() != unit) {
                faults.add(
                        file.source(),
                        "参数“" + id + "”的单位应与上级一致：" + unit.text() + "。",
                        "The unit of '" + id + "' must be that of the pack above: " + unit.text() + ".");
            }
            if (id.equals(Policy.MINIMUM_WAGE) && !file.values().isEmpty()) {
                faults.add(
                        file.source(),
                        "最低工资不在此处设值，请写入 common/minimum-wage.yaml。",
                        "Minimum wages are not laid down here; write them into common/minimum-wage.yaml.");
            }
            for (var value : file.values()) {
                var problem = value.text() == null ? null : ValueForm.problem(id, unit, bounds, value.text());
                if (problem == null) {
                    said.add(value);
                } else {
                    faults.add(value.source(), problem);
                }
            }
        }
        return new ParameterDefinition(id, title, unit, bounds, note, said, top.source());
    }
}
