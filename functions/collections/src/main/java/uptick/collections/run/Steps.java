package uptick.collections.run;

/// Is told where a run is. Nobody listens, except a test that ends workers where it hurts.
@FunctionalInterface
interface Steps {

    /// A worker is there.
    void at(Step step);
}
