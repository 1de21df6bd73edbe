/** Image configs while they are built, step by step. */
package dev.cutaway.engine.local.build.config;
