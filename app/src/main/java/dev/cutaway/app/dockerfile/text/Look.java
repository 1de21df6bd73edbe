package dev.cutaway.app.dockerfile.text;

/** How a part of a Dockerfile's text is shown. */
enum Look {
    /** What has no meaning of its own. */
    PLAIN("syn-plain"),
    /** The name of an instruction, and words such as AS. */
    KEYWORD("syn-key"),
    /** A flag, and what begins and ends a heredoc. */
    FLAG("syn-flag"),
    /** Text in quotes, and the value of a variable or a label. */
    STRING("syn-str"),
    /** A variable that is expanded. */
    VARIABLE("syn-var"),
    /** A comment or a directive. */
    COMMENT("syn-com");

    private final String styleClass;

    Look(String styleClass) {
        this.styleClass = styleClass;
    }

    /** Its class in the stylesheet. */
    String styleClass() {
        return styleClass;
    }
}
