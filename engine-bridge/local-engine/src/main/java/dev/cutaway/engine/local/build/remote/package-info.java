/** What an ADD takes from elsewhere. */
package dev.cutaway.engine.local.build.remote;
