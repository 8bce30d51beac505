package anxin.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The console finds its own way from its address, so every page that is not a file is its first page. */
class ConsolePages extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        var file = super.getResource(path, location);
        boolean page = !path.startsWith("api/") && !path.startsWith("actuator/") && path.indexOf('.') < 0;
        if (file != null || !(page || path.equals("index.html"))) {
            return file;
        }
        var first = super.getResource("index.html", location);
        return first != null ? first : new ClassPathResource("console-missing.html");
    }
}
