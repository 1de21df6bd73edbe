/** Users and groups as an image names them. */
package dev.cutaway.engine.local.build.user;
