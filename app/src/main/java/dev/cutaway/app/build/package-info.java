/** Building images from Dockerfiles as the window shows it: what is asked for, what happens, and what was built before. */
package dev.cutaway.app.build;
