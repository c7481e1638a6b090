package uptick.local;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.RouteAttributes;

/// Refuses the page's folders: on a class path of jars a folder would answer as a file with nothing in it.
@ServerFilter("/**")
final class NoFolders {

    @RequestFilter
    void refuse(HttpRequest<?> request) {
        var path = request.getPath();
        var isFile = path.equals("/") || path.substring(path.lastIndexOf('/')).contains(".");
        if (!isFile && RouteAttributes.getRouteMatch(request).isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such address");
        }
    }
}
