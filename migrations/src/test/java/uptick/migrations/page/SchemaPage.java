package uptick.migrations.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import uptick.migrations.page.Catalogue.Reference;
import uptick.migrations.page.Catalogue.Table;

/// Writes the catalogue as Markdown with Mermaid diagrams.
final class SchemaPage {

    private static final String HEAD =
            """
            # The schema, table by table

            Made from the migrated database: do not edit. `SchemaPageTest` fails where it differs, and makes it anew with
            `mvn -pl migrations -am test -Dtest=SchemaPageTest -Dsurefire.failIfNoSpecifiedTests=false -Duptick.rewrite=true`.
            """;

    private final Catalogue catalogue;
    private final Map<String, String> domains;

    /// @param domains for each table the domain whose migration made it
    SchemaPage(Catalogue catalogue, Map<String, String> domains) {
        this.catalogue = catalogue;
        this.domains = new TreeMap<>(domains);
    }

    /// The whole page.
    String page() {
        var page = new StringBuilder(HEAD);
        for (var domain : tablesByDomain().entrySet()) {
            page.append("\n## ").append(domain.getKey()).append("\n\n");
            page.append(
                    diagram(
                            catalogue.references().stream()
                                    .filter(reference -> isOf(domain.getKey(), reference))
                                    .toList()));
            domain.getValue().forEach(table -> append(page, table));
        }
        return page.toString();
    }

    /// Every table and every reference in one diagram, and the tables of each domain.
    String overview() {
        var overview = new StringBuilder("| domain | tables |\n| --- | --- |\n");
        tablesByDomain()
                .forEach(
                        (domain, tables) ->
                                overview.append("| ")
                                        .append(domain)
                                        .append(" | ")
                                        .append(
                                                tables.stream()
                                                        .map(Table::name)
                                                        .map(SchemaPage::link)
                                                        .collect(Collectors.joining(", ")))
                                        .append(" |\n"));
        return overview.append('\n').append(diagram(catalogue.references())).toString();
    }

    private Map<String, List<Table>> tablesByDomain() {
        return catalogue.tables().stream()
                .collect(
                        Collectors.groupingBy(
                                table -> domains.getOrDefault(table.name(), "schema"),
                                TreeMap::new,
                                Collectors.toList()));
    }

    private boolean isOf(String domain, Reference reference) {
        return domain.equals(domains.get(reference.table()));
    }

    private static String link(String table) {
        return "[`" + table + "`](SCHEMA.md#" + table + ")";
    }

    private static String diagram(List<Reference> references) {
        if (references.isEmpty()) {
            return "";
        }
        return references.stream()
                .map(
                        reference ->
                                "  %s %s--%s %s : %s"
                                        .formatted(
                                                reference.target(),
                                                reference.optional() ? "|o" : "||",
                                                reference.single() ? "o|" : "o{",
                                                reference.table(),
                                                reference.column()))
                .collect(Collectors.joining("\n", "```mermaid\nerDiagram\n", "\n```\n"));
    }

    private void append(StringBuilder page, Table table) {
        page.append("\n### ").append(table.name()).append("\n\n").append(table.comment());
        page.append("\n\n| column | type | meaning |\n| --- | --- | --- |\n");
        catalogue.columns().stream()
                .filter(column -> column.table().equals(table.name()))
                .forEach(
                        column ->
                                page.append(
                                        "| `%s` | %s | %s |\n"
                                                .formatted(
                                                        column.name(),
                                                        cell(column.type()),
                                                        cell(column.meaning()))));
        page.append('\n');
        var byKind = new LinkedHashMap<String, StringBuilder>();
        catalogue.rules().stream()
                .filter(rule -> rule.table().equals(table.name()))
                .forEach(
                        rule ->
                                byKind.computeIfAbsent(rule.kind(), _ -> new StringBuilder())
                                        .append(
                                                "  - `%s` %s\n"
                                                        .formatted(
                                                                rule.name(),
                                                                code(rule.definition()))));
        byKind.forEach((kind, rules) -> page.append("- ").append(kind).append('\n').append(rules));
    }

    private static String code(String definition) {
        return definition.isEmpty() ? "" : "`" + definition.replaceAll("\\s+", " ") + "`";
    }

    /* A bar would end the cell, an angle bracket begin a tag. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "\\<");
    }
}
