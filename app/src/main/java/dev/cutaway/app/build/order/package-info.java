/** What a build is asked for: tags, stage, arguments and the rest, as the window asks a person and remembers it. */
package dev.cutaway.app.build.order;
