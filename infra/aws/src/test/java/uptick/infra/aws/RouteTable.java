package uptick.infra.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of routes that people read and that the functions are tested against, as far as it decides what the gateway asks.
final class RouteTable {

    private static final Path PAGE = Path.of("../../functions/edge/ROUTES.md");

    private RouteTable() {}

    /// What the gateway asks for by route: `JWT` where people alone are let in, `NONE` where anybody is or where an API key is,
    /// which an authorizer for tokens would refuse. Without the routes that no function answers on AWS.
    static Map<String, String> authorization() throws IOException {
        Map<String, String> authorization = new HashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (cells.size() == 9
                    && cells.get(1).startsWith("`")
                    && cells.get(1).contains("/v1/")) {
                String route = cells.get(1).replace("`", "");
                if (!route.contains("/v1/local/")) {
                    authorization.put(route, isForPeople(cells) ? "JWT" : "NONE");
                }
            }
        }
        return authorization;
    }

    /* Columns: nobody, free, premium, editor, admin, read key, write key. */
    private static boolean isForPeople(List<String> cells) {
        // The keys of the table are a free user's: where editors are let in, so is an editor's key.
        boolean isForEditors = cells.get(4).equals("403") && cells.get(5).equals("in");
        return !isForEditors
                && cells.get(2).equals("401")
                && cells.get(7).equals("403")
                && cells.get(8).equals("403");
    }
}
