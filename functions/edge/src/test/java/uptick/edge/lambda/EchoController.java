package uptick.edge.lambda;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// Says what of an event has reached a controller.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "uptick.echo")
class EchoController {

    @Get(uris = {"/", "/echo{/rest:.*}", "/my/path"})
    Seen get(HttpRequest<?> request, @Nullable String rest) {
        return seen(request, rest, null);
    }

    @Post(uris = {"/my/path", "/cognito"})
    Seen post(HttpRequest<?> request, @Nullable @Body String body) {
        return seen(request, null, body);
    }

    @Post("/greeting")
    Greeting greeting(@Body @Valid Greeting greeting) {
        return greeting;
    }

    @Post(uri = "/length", consumes = MediaType.APPLICATION_OCTET_STREAM)
    int length(@Body byte[] bytes) {
        return bytes.length;
    }

    @Get("/bytes")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] bytes() {
        return new byte[] {0, (byte) 0xff, 7};
    }

    @Get("/query")
    List<String> query(@QueryValue List<String> q) {
        return q;
    }

    @Get("/headers")
    HttpResponse<String> headers() {
        return HttpResponse.ok("many")
                .header("x-single", "one")
                .header(HttpHeaders.VARY, "origin")
                .header(HttpHeaders.VARY, "accept")
                .header(HttpHeaders.LINK, "</a>; rel=\"a\", </b>; rel=\"b\"")
                .header(HttpHeaders.LINK, "</c>; rel=\"c\"")
                .cookie(Cookie.of("one", "1").httpOnly(true).path("/"))
                .cookie(Cookie.of("two", "2").secure(true))
                .header(HttpHeaders.SET_COOKIE, "three=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
    }

    @Get("/bug")
    String bug() {
        throw new IllegalStateException("boom: password=hunter2");
    }

    @Get("/mine")
    @Secured(Role.Name.USER)
    String mine(Principal principal) {
        return principal.id().toString();
    }

    @Get("/admins")
    @Secured(Role.Name.ADMIN)
    String admins(Principal principal) {
        return principal.id().toString();
    }

    @Post("/mine")
    @Secured(Role.Name.USER)
    String change(Principal principal) {
        return principal.id().toString();
    }

    @Get("/somebodys")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    String somebodys(java.security.Principal somebody) {
        return somebody.getName();
    }

    private static Seen seen(HttpRequest<?> request, @Nullable String rest, @Nullable String body) {
        var cookies = new TreeMap<String, String>();
        request.getCookies().forEach((name, cookie) -> cookies.put(name, cookie.getValue()));
        var headers = new TreeMap<String, List<String>>();
        request.getHeaders().forEach(headers::put);
        var parameters = new TreeMap<String, List<String>>();
        request.getParameters().forEach(parameters::put);
        var event = (APIGatewayV2HTTPEvent) ((ServletHttpRequest<?, ?>) request).getNativeRequest();
        return new Seen(
                request.getPath(),
                rest,
                cookies,
                headers,
                parameters,
                request.getRemoteAddress().getHostString(),
                event.getRequestContext().getHttp().getSourceIp(),
                body);
    }

    /// @param remoteAddress as the framework has it
    /// @param sourceIp as the gateway has it
    @Serdeable
    record Seen(
            String path,
            @Nullable String rest,
            Map<String, String> cookies,
            Map<String, List<String>> headers,
            Map<String, List<String>> parameters,
            String remoteAddress,
            String sourceIp,
            @Nullable String body) {}

    @Serdeable
    record Greeting(@NotBlank String name) {}
}
