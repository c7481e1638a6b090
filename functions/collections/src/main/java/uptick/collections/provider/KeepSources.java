package uptick.collections.provider;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import uptick.collections.run.TrendSources;
import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.problem.Problems;
import uptick.model.audit.AuditLog;
import uptick.model.collections.Breaker;
import uptick.model.collections.LicenceState;
import uptick.model.collections.Source;
import uptick.model.collections.Sources;
import uptick.model.collections.SourcesWriter;
import uptick.model.collections.TrendSourceNames;

/// Shows the sources and changes what operators decide of them, in a transaction of the caller's.
@Singleton
final class KeepSources {

    private final TrendSources available;
    private final Sources sources;
    private final SourcesWriter writer;
    private final RequireAdministrator requireAdministrator;
    private final AuditLog auditLog;
    private final Clock clock;

    KeepSources(
            TrendSources available,
            Sources sources,
            SourcesWriter writer,
            RequireAdministrator requireAdministrator,
            AuditLog auditLog,
            Clock clock) {
        this.available = available;
        this.sources = sources;
        this.writer = writer;
        this.requireAdministrator = requireAdministrator;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// All sources that there are, by name, those too that nobody has asked or set.
    List<SourceView> all() {
        var known =
                sources.findAll(TrendSourceNames.ALL.size()).stream()
                        .collect(Collectors.toMap(Source::source, Function.identity()));
        return TrendSourceNames.ALL.stream()
                .sorted()
                .map(name -> view(known.getOrDefault(name, untouched(name))))
                .toList();
    }

    /// Does what is sent.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such source
    SourceView change(UUID admin, String name, SourceChange change) {
        check(name);
        var before = sources.findBySource(name).orElse(untouched(name));
        if (change.isNothing()) {
            return view(before);
        }
        writer.change(name, change.isEnabled(), change.licence(), change.licenceNote());
        var after = sources.findBySource(name).orElseThrow();
        // Without the note: what somebody writes there need not be for ever.
        auditLog.append(
                clock.instant(),
                admin.toString(),
                "source.changed",
                "source:" + name,
                "{\"is_enabled\": %s, \"licence_state\": \"%s\"}"
                        .formatted(after.isEnabled(), after.licenceState()));
        return view(after);
    }

    /// Notes that an administrator tries it.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such source
    void noteTest(UUID admin, String name) {
        check(name);
        auditLog.append(clock.instant(), admin.toString(), "source.tested", "source:" + name, "{}");
    }

    private void check(String name) {
        requireAdministrator.check();
        if (!TrendSourceNames.ALL.contains(name)) {
            throw Problems.notFound("source");
        }
    }

    private SourceView view(Source source) {
        return SourceView.of(source, available.find(source.source()).isPresent());
    }

    private static Source untouched(String name) {
        return new Source(
                name,
                true,
                LicenceState.UNREVIEWED,
                null,
                Breaker.CLOSED,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }
}
