/** Instructions as forms: fields that know how they are written. No views. */
package dev.cutaway.app.dockerfile.blocks.form;
