package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.clue.MadeUpClues;
import anxin.server.exchange.Imports;
import anxin.server.exchange.Submitter;
import anxin.server.warning.Scans;
import anxin.simulator.SimulationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anxin demo}: a made-up city, imported and scanned, ready to be looked at. */
@Command(name = "demo")
class Demo implements Callable<Integer>, OnData {

    private static final String PASSWORD = "anxin-demo";
    private static final int COUNTY = 500_235_000;

    @Mixin
    private Installation installation = new Installation();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port = 8080;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        Serve.requireFreePort("127.0.0.1", port);
        var folder = installation.data().resolve("demo");
        // Written last, so that a demo that was stopped half-way begins anew and one that is complete is used again.
        var complete = folder.resolve("complete");
        var city = folder.resolve("city");
        if (!Files.exists(complete)) {
            makeUp(city);
        }
        var context = Serve.start(installation.at(folder), "127.0.0.1", port, true);
        boolean first = !Files.exists(complete);
        if (first) {
            takeIn(context, city);
        }
        accounts(context);
        int housing = new DemoOffices(context, COUNTY, PASSWORD).open();
        if (first) {
            context.getBean(MadeUpClues.class).enter(COUNTY);
            new DemoProblems(context, COUNTY, housing, LocalDate.now(BeijingTime.ZONE)).enter();
            Files.writeString(complete, LocalDate.now(BeijingTime.ZONE).toString());
        }
        Language.say(
                "该县还有：brigade（监察大队）、housing（住建）、bank（银行，只见在本行开立的专户）、auditor（审计员）。",
                "In that county also: brigade (inspection), housing (sector authority), bank (sees the accounts it keeps), auditor.");
        Serve.sayWhere(context);
        return Serve.untilStopped(context);
    }

    private static void makeUp(Path city) throws Exception {
        Language.say("正在生成一座城市的数据……", "Making up the data of a city …");
        var progress = new Progress();
        Simulate.write(SimulationOptions.demo(LocalDate.now(BeijingTime.ZONE)), city, progress);
        progress.end();
    }

    private static void takeIn(ConfigurableApplicationContext context, Path city) throws Exception {
        Language.say("正在导入并扫描……", "Importing and scanning …");
        var imports = context.getBean(Imports.class);
        var id = imports.submit(city, Submitter.OPERATOR, false);
        WatchedImport.say(imports, id, WatchedImport.untilOver(imports, id));
        context.getBean(Scans.class).daily();
    }

    /** One account for each role, with one password that everybody may know. */
    static void accounts(ConfigurableApplicationContext context) {
        var accounts = context.getBean(Accounts.class);
        accounts.put("admin", "系统管理员", Role.ADMIN, 0, PASSWORD);
        accounts.put("officer", "演示监察员", Role.OFFICER, 0, PASSWORD);
        accounts.put("leader", "演示领导", Role.LEADER, 0, PASSWORD);
        accounts.put("county", "演示县监察员", Role.OFFICER, COUNTY, PASSWORD);
        Language.say(
                "演示账号：officer（监察员）、leader（领导）、county（云阳县监察员，只见本县）、admin（系统管理员），密码都是 %s".formatted(PASSWORD),
                "Demo accounts: officer (inspector), leader, county (inspector of Yunyang county, who sees that county only), admin (administrator); the password of each is %s"
                        .formatted(PASSWORD));
    }
}
