package anxin.simulator;

/**
 * A trade (工种) of the national data standard.
 *
 * @param dayYuan usual pay for a day
 */
enum Trade {
    MANAGER("900", "管理", 380),
    BRICKLAYER("010", "砌筑", 320),
    REBAR("020", "钢筋", 340),
    SCAFFOLD("030", "架子", 350),
    CONCRETE("040", "混凝土", 300),
    FORMWORK("050", "模板", 350),
    ELECTRICIAN("130", "电工", 320),
    PLUMBER("110", "水暖", 300),
    WATERPROOF("230", "防水", 310),
    WELDER("270", "焊工", 360),
    CARPENTER("240", "木工", 340),
    OTHER("1000", "普工", 230);

    final String code;
    final String chinese;
    final int dayYuan;

    Trade(String code, String chinese, int dayYuan) {
        this.code = code;
        this.chinese = chinese;
        this.dayYuan = dayYuan;
    }
}
