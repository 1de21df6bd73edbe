/**
 * Drawing that several pages share and that knows no image: a layer's colour and chip, change marks, the hatch of dead
 * bytes, size bars, segmented switches, copyable ids, empty states. Colours come from the theme's looked-up colours only.
 */
package dev.cutaway.app.control;
