package anxin.server.exchange;

import anxin.server.database.KeptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kept packages and the rows rejected from them, by the imports that name them. */
@Component
class KeptPackages implements KeptFiles {

    private final PackageStore packages;

    KeptPackages(PackageStore packages) {
        this.packages = packages;
    }

    @Override
    public String name() {
        return "packages";
    }

    @Override
    public Path home() {
        return packages.home();
    }

    @Override
    public List<Path> named(Connection connection) throws SQLException {
        var files = new LinkedHashSet<Path>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select id, kept_as from exchange.import order by id")) {
            while (row.next()) {
                files.addAll(packages.places(row.getString("kept_as"), row.getLong("id")));
            }
        }
        return files.stream()
                .filter(Files::isRegularFile)
                .map(file -> packages.home().relativize(file))
                .toList();
    }
}
