/** Work that blocks, done off the UI thread: with progress, cancel, and failures worded for people. */
package dev.cutaway.app.task;
