/**
 * The port every engine stands behind. Start at {@link dev.cutaway.engine.api.Engine}; failures are
 * {@link dev.cutaway.engine.api.EngineException}.
 */
package dev.cutaway.engine.api;
