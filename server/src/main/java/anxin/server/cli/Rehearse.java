package anxin.server.cli;

import anxin.engine.calendar.BeijingTime;
import anxin.server.exchange.Imports;
import anxin.server.exchange.Submitter;
import anxin.server.warning.Scans;
import anxin.simulator.SimulationOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * {@code ./anxin rehearse}: goes through the main job once, on a tiny city in a folder of its own. The launcher runs it
 * after a build so that the JVM notes what a start needs (its AOT cache), and every later start is quicker.
 */
@Command(name = "rehearse", hidden = true)
class Rehearse implements Callable<Integer> {

    private static final int PROJECTS = 4;
    private static final int MONTHS = 6;

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("anxin-rehearsal");
        try {
            rehearse(folder);
            return Exit.DONE;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void rehearse(Path folder) throws Exception {
        var city = folder.resolve("city");
        var today = LocalDate.now(BeijingTime.ZONE);
        Simulate.write(SimulationOptions.demo(today).withProjects(PROJECTS).withMonths(MONTHS), city, new Progress());
        var settings = new HashMap<String, Object>();
        settings.put("anxin.data", folder.toString());
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", 0);
        try (var context = Running.server(settings)) {
            var imports = context.getBean(Imports.class);
            var id = imports.submit(city, Submitter.OPERATOR, false);
            WatchedImport.untilOver(imports, id);
            context.getBean(Scans.class).daily();
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            for (var path : new String[] {"/", "/api/session", "/api/openapi.json"}) {
                try (var client = HttpClient.newHttpClient()) {
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        }
    }
}
