package anxin.server.http;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Console and workers' page find their own way from the address, so what is not a file is their first page. */
class ConsolePages extends PathResourceResolver {

    // A project's code may hold a dot, so a dot alone does not make a file.
    private static final Pattern NOT_A_PAGE = Pattern.compile(
            "(api|actuator|(w/)?assets)/.*|.*\\.(js|css|map|json|txt|xml|ico|png|svg|webmanifest|woff2?)");

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        var file = super.getResource(path, location);
        if (file != null || NOT_A_PAGE.matcher(path).matches()) {
            return file;
        }
        var first = super.getResource(path.startsWith("w/") ? "w/index.html" : "index.html", location);
        return first != null ? first : new ClassPathResource("console-missing.html");
    }
}
