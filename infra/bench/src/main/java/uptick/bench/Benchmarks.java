package uptick.bench;

import uptick.bench.bars.AppendBars;
import uptick.bench.bars.BarsLayout;
import uptick.bench.bars.NewestBars;
import uptick.bench.bars.ReplayBars;
import uptick.bench.coldstart.ColdStart;
import uptick.bench.collect.CollectTopics;
import uptick.bench.collect.WorkInLittleMemory;
import uptick.bench.login.Login;
import uptick.bench.login.TokenCheck;
import uptick.bench.migrate.MigrateSchema;
import uptick.bench.plan.PlanTopics;
import uptick.bench.plan.StartRuns;
import uptick.bench.quota.ReserveUnits;
import uptick.bench.throughput.Throughput;
import uptick.bench.top.TopAtScale;

/// Runs one benchmark by its name.
public final class Benchmarks {

    private Benchmarks() {}

    /// Runs the benchmark that the first argument names; each ends within ten minutes.
    public static void main(String[] arguments) throws Exception {
        var name = arguments.length == 0 ? "list" : arguments[0];
        switch (name) {
            case "coldstart" -> ColdStart.run();
            case "collect" -> CollectTopics.run();
            case "collect-memory" -> WorkInLittleMemory.run();
            case "bars-append" -> AppendBars.againstPsql();
            case "bars-batch" -> AppendBars.againstBatch();
            case "bars-layout" -> BarsLayout.run();
            case "bars-newest" -> NewestBars.run();
            case "bars-parallel" -> AppendBars.inParallel();
            case "bars-replay" -> ReplayBars.run();
            case "login" -> Login.run();
            case "migrate" -> MigrateSchema.run();
            case "plan" -> PlanTopics.run();
            case "plan-run" -> StartRuns.run();
            case "quota" -> ReserveUnits.run();
            case "throughput" -> Throughput.run();
            case "token-check" -> TokenCheck.run();
            case "top" -> TopAtScale.run();
            default ->
                    System.out.println(
                            "-Dbench=coldstart | collect | collect-memory | bars-append | bars-batch | bars-layout | bars-newest | bars-parallel | bars-replay | login | migrate | plan | plan-run | quota | throughput | token-check | top");
        }
        // What was measured may have left threads behind that wait for nothing.
        System.exit(0);
    }
}
