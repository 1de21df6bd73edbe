/** A build as the window knows it while it goes on and after it: its steps, what each cost, and what it wrote. No views. */
package dev.cutaway.app.build.run;
