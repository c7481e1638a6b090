package uptick.local;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;

/// Refuses the page's folders: on a class path of jars a folder would answer as a file with nothing in it. And refuses
/// to do anything with a file but to read it: the framework would hand it out to every method.
@ServerFilter("/**")
final class NoFolders {

    private final Router router;

    NoFolders(Router router) {
        this.router = router;
    }

    @RequestFilter
    void refuse(HttpRequest<?> request) {
        // an address of the API with another method is the framework's to refuse
        if (RouteAttributes.getRouteMatch(request).isPresent()
                || !router.findAny(request).isEmpty()) {
            return;
        }
        var path = request.getPath();
        var isFile = path.equals("/") || path.matches("/(?:.*/)?[^/]*\\.[^/]*");
        if (!isFile) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such address");
        }
        var method = request.getMethod();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            throw new HttpStatusException(HttpStatus.METHOD_NOT_ALLOWED, "a file is only read");
        }
    }
}
