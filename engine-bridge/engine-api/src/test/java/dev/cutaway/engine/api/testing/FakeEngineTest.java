package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.Engine;

/** The engine in memory keeps the contract; else tests that use it would prove nothing. */
class FakeEngineTest extends EngineContract {

    private final FakeEngine engine = new FakeEngine();

    @Override
    protected Engine engine() {
        return engine;
    }
}
