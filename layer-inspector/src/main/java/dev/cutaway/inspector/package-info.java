/** Opening an image and everything said when that fails. Start at {@link dev.cutaway.inspector.ImageInspector}. */
package dev.cutaway.inspector;
