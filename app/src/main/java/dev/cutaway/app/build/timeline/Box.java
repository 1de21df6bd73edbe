package dev.cutaway.app.build.timeline;

/** Where something stands, in pixels. */
record Box(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middle() {
        return y + height / 2;
    }
}
