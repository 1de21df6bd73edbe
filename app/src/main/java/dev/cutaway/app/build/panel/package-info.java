/** A build as it is looked at: how far it is, its steps over time, its log. Beside it the bar that orders one. */
package dev.cutaway.app.build.panel;
