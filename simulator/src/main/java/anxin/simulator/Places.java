package anxin.simulator;

import anxin.engine.identity.AreaCode;
import anxin.engine.identity.Areas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real counties of the four jurisdictions the shipped policy packs know; what stands in them is made up. */
final class Places {

    private static final List<Place> KNOWN = List.of(
            place("620724", "高台县", true, 99.82, 39.38, "城关镇", "巷道镇", "南华镇", "骆驼城镇", "新坝镇", "黑泉镇", "罗城镇"),
            place("500112", "渝北区", false, 106.63, 29.72, "洛碛镇", "统景镇", "古路镇", "大湾镇", "茨竹镇"),
            place("330783", "东阳市", false, 120.24, 29.29, "横店镇", "南马镇", "巍山镇", "湖溪镇", "佐村镇", "画水镇"),
            place("320412", "武进区", false, 119.94, 31.70, "湖塘镇", "牛塘镇", "洛阳镇", "横林镇", "雪堰镇"),
            place("620702", "甘州区", true, 100.45, 38.93, "沙井镇", "明永镇", "新墩镇", "上秦镇", "党寨镇"),
            place("500101", "万州区", false, 108.41, 30.81, "高峰镇", "龙沙镇", "响水镇", "分水镇", "余家镇"),
            place("330782", "义乌市", false, 120.08, 29.31, "佛堂镇", "上溪镇", "大陈镇", "苏溪镇", "义亭镇"),
            place("320481", "溧阳市", false, 119.48, 31.42, "埭头镇", "上黄镇", "戴埠镇", "天目湖镇", "竹箦镇"),
            place("620723", "临泽县", true, 100.16, 39.15, "沙河镇", "新华镇", "蓼泉镇", "平川镇", "板桥镇"),
            place("500153", "荣昌区", false, 105.59, 29.41, "清江镇", "仁义镇", "河包镇", "古昌镇", "吴家镇"),
            place("330702", "婺城区", false, 119.57, 29.09, "罗店镇", "雅畈镇", "安地镇", "白龙桥镇", "汤溪镇"),
            place("320413", "金坛区", false, 119.60, 31.72, "金城镇", "儒林镇", "直溪镇", "朱林镇", "薛埠镇"),
            place("620722", "民乐县", true, 100.81, 38.43, "洪水镇", "六坝镇", "新天镇", "南古镇", "永固镇"),
            place("500235", "云阳县", false, 108.70, 30.93, "龙角镇", "故陵镇", "红狮镇", "路阳镇", "农坝镇"),
            place("330784", "永康市", false, 120.05, 28.89, "石柱镇", "前仓镇", "舟山镇", "古山镇", "方岩镇"),
            place("320402", "天宁区", false, 119.99, 31.78, "郑陆镇", "青龙片区", "雕庄片区"));

    private Places() {}

    /** The places under an area code, all of them without one, or a nameless one if none is known there. */
    static List<Place> under(@Nullable String area) {
        if (area == null) {
            return KNOWN;
        }
        var within = KNOWN.stream()
                .filter(place -> place.area().startsWith(prefix(area)))
                .toList();
        if (!within.isEmpty()) {
            return within;
        }
        return KNOWN.stream()
                .filter(place -> area.startsWith(place.area()))
                .map(place -> new Place(area, place.name(), place.north(), place.lng(), place.lat(), place.towns()))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> List.of(unknown(padded(area))));
    }

    private static Place unknown(String area) {
        return new Place(area, named(area), false, null, null, List.of("新区", "东片区", "西片区"));
    }

    /** A code without its trailing zero pairs: 500000 stands for everything that begins with 50. */
    private static String prefix(String area) {
        var shorter = area;
        while (shorter.length() % 2 == 0 && shorter.length() > 2 && shorter.length() <= 6 && shorter.endsWith("00")) {
            shorter = shorter.substring(0, shorter.length() - 2);
        }
        return shorter;
    }

    private static String named(String area) {
        var found = Areas.shipped().find(AreaCode.number(area));
        return found == null ? "" : found.name();
    }

    private static String padded(String area) {
        return area.length() > 6 ? (area + "00").substring(0, 9) : (area + "00000").substring(0, 6);
    }

    private static Place place(String area, String name, boolean north, double lng, double lat, String... towns) {
        return new Place(area, name, north, lng, lat, List.of(towns));
    }
}
